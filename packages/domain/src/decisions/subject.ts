import type { DomainEvent, RecordedEvent } from '../events/index.ts'
import { decidedClaim } from './decided-claim.ts'
import { decidedDocument, restoreDocument } from './decided-document.ts'
import { decidedIssue, restoreIssue } from './decided-issue.ts'
import { decidedLink, restoreLink } from './decided-link.ts'
import { decidedSource, restoreSource } from './decided-source.ts'
import { type Facet, type Facets, withFacets } from './facets.ts'
import { restoreClaim } from './restore-claim.ts'

type Events = readonly RecordedEvent[]

/** What an event is about, whatever it is: its facets after some events of the stream, and the way back to earlier ones. */
export type Subject = {
  /** Undefined where the thing is not there yet. */
  facetsOf(events: Events): Facets | undefined
  /** The events that bring the facets `set` of what `stream` leaves to what `before` left. */
  restore(stream: Events, to: { set: readonly Facet[]; before: Events; reason: string | null }): DomainEvent[]
}

/** What a decision is about; undefined for what nobody decides. */
export function subjectOf({ type, data }: RecordedEvent): Subject | undefined {
  if (type === 'ClaimsLinked' || type === 'ClaimsUnlinked')
    return subject((events) => decidedLink(data, events), restoreLink)
  if (type === 'IssueClosed' || type === 'IssueReopened') {
    return subject((events) => decidedIssue(data.issue, events), restoreIssue)
  }
  if (type === 'SourceAssessed') return subject((events) => decidedSource(data.source, events), restoreSource)
  if ('claimId' in data) return subject(decidedClaim, restoreClaim)
  if ('documentId' in data) return subject(decidedDocument, restoreDocument)
  return undefined
}

function subject<State extends { facets: Facets }>(
  load: (events: Events) => State | undefined,
  restore: (now: State, target: State['facets'], reason: string | null) => DomainEvent[],
): Subject {
  return {
    facetsOf: (events) => load(events)?.facets,
    restore: (stream, { set, before, reason }) => {
      const [now, old] = [load(stream), load(before)]
      return now === undefined || old === undefined ? [] : restore(now, withFacets(now.facets, set, old.facets), reason)
    },
  }
}
