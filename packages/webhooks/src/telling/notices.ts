import {
  type ClaimKind,
  claimStream,
  decidedClaim,
  type EventData,
  type FoundClaim,
  type RecordedEvent,
  type Review,
} from '@onrecord/domain'
import { readStreams } from '@onrecord/event-log'
import type { DomainLog } from '../endpoints/index.ts'
import type { NoticeType } from '../filter.ts'
import { type ClaimEvent, isClaimEvent } from './claim-events.ts'

/** An event that tells of what a claim or the clock has brought about. */
export type Notice = Extract<RecordedEvent, { type: NoticeType }>

/** The claim that a notice names, as it was read when the notice was recorded. */
export type NoticedClaim = {
  recorded: ClaimEvent
  kind: ClaimKind
  found: FoundClaim
  classification: EventData<'ClaimClassified'> | null
  review: Review
}

/** True for the events that subscribers are told of besides new claims. */
export function isNotice(event: RecordedEvent): event is Notice {
  return event.type === 'PositionChanged' || event.type === 'DueDatePassed'
}

/** The claims of notices by the notice's seq; a notice of a claim that the log does not have is left out. */
export async function findNoticedClaims(
  log: DomainLog,
  dossier: string,
  notices: readonly Notice[],
): Promise<Map<number, NoticedClaim>> {
  const streamIds = notices.map(({ data }) => claimStream(data))
  const streams = Map.groupBy(await readStreams(log, { dossier, streamIds }), ({ streamId }) => streamId)
  const claims = new Map<number, NoticedClaim>()
  for (const { seq, data } of notices) {
    const claim = claimThen((streams.get(claimStream(data)) ?? []).filter((event) => event.seq <= seq))
    if (claim !== undefined) claims.set(seq, claim)
  }
  return claims
}

function claimThen(stream: readonly RecordedEvent[]): NoticedClaim | undefined {
  const recorded = stream.findLast(isClaimEvent)
  const facets = decidedClaim(stream)?.facets
  if (recorded === undefined || facets === undefined) return undefined
  const { kind, ...finding } = facets.reading
  const { stands, by } = facets.classification
  const { claimId } = recorded.data
  return {
    recorded,
    kind,
    found: { ...recorded.data, ...finding },
    classification: stands === null || by === null ? null : { ...stands, claimId, by },
    review: facets.review.verdict,
  }
}
