import { DomainError } from '../errors.ts'
import type { DomainEvent, EventData } from '../events/index.ts'
import { sourceStream } from '../events/streams.ts'

type Grade = EventData<'SourceAssessed'>['reliability']

/** What has been decided about one publisher; null: nothing, so that the configuration's grade counts. */
export type DecidedSource = { source: string; facets: { grade: { reliability: Grade } } }

/** The publisher as the events of its stream leave it. */
export function decidedSource(source: string, events: readonly DomainEvent[]): DecidedSource {
  const last = events.findLast((event) => event.type === 'SourceAssessed')
  return { source, facets: { grade: { reliability: last?.data.reliability ?? null } } }
}

/** What a reviewer may decide about a publisher. */
export type SourceCommand = { decision: 'grade'; reliability: Grade; reason: string | null }

/** The events of a decision about a publisher. Throws DomainError `nothing-to-change` where that is its grade already. */
export function decideSource(state: DecidedSource, { reliability, reason }: SourceCommand): DomainEvent[] {
  const events = restoreSource(state, { grade: { reliability } }, reason)
  if (events.length > 0) return events
  const streamId = sourceStream(state)
  throw new DomainError('nothing-to-change', 'That is its grade already.', { streamId })
}

/** The events that give a publisher the grade that it had. */
export function restoreSource(
  now: DecidedSource,
  target: DecidedSource['facets'],
  reason: string | null,
): DomainEvent[] {
  const { source, facets } = now
  const { reliability } = target.grade
  if (facets.grade.reliability === reliability) return []
  return [{ type: 'SourceAssessed', data: { source, reliability, reason } }]
}
