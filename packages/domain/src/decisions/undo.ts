import { DomainError } from '../errors.ts'
import type { DomainEvent, RecordedEvent } from '../events/index.ts'
import { differingFacets, type Facet } from './facets.ts'
import { isDecision } from './is-decision.ts'
import { type Subject, subjectOf } from './subject.ts'

/**
 * The events that take back what was decided at `seq`: what it set is set to what stood before, all else stays. `stream` is
 * the whole stream that it belongs to, in order. What one request appended to the stream is taken back together, since its
 * events make sense only together.
 *
 * Throws DomainError: `not-a-decision`; `superseded` where something later set the same, naming it; `nothing-to-change`.
 */
export function undo(stream: readonly RecordedEvent[], seq: number, reason: string | null): DomainEvent[] {
  const at = stream.findIndex((event) => event.seq === seq)
  const event = stream[at]
  const subject = event === undefined || !isDecision(event) ? undefined : subjectOf(event)
  const { from, to } = togetherWith(stream, at)
  const before = stream.slice(0, from)
  if (subject?.facetsOf(before) === undefined) {
    throw new DomainError('not-a-decision', `Number ${seq} is no decision that can be taken back.`, { seq })
  }
  const set = changes(subject, stream, { from, to })
  const last = lastToSet(subject, stream, { set, after: to })
  if (last !== undefined) {
    throw new DomainError('superseded', `Number ${last} set the same again; undo that first.`, { seq, by: last })
  }
  const events = subject.restore(stream, { set, before, reason })
  if (events.length > 0) return events
  throw new DomainError('nothing-to-change', 'It changed nothing.', { streamId: stream[at]?.streamId ?? '' })
}

/** The facets that the events from `from` to `to` changed. */
function changes(
  subject: Subject,
  stream: readonly RecordedEvent[],
  { from, to }: { from: number; to: number },
): Facet[] {
  return differingFacets(subject.facetsOf(stream.slice(0, from)) ?? {}, subject.facetsOf(stream.slice(0, to + 1)) ?? {})
}

/** The seq of the last event that left one of the facets otherwise than it was after index `after`. */
function lastToSet(
  subject: Subject,
  stream: readonly RecordedEvent[],
  { set, after }: { set: readonly Facet[]; after: number },
): number | undefined {
  const isSet = (facet: Facet) =>
    set.some(({ section, member }) => section === facet.section && member === facet.member)
  if (!changes(subject, stream, { from: after + 1, to: stream.length - 1 }).some(isSet)) return undefined
  return stream.findLast((_, nth) => nth > after && changes(subject, stream, { from: nth, to: nth }).some(isSet))?.seq
}

/** The events of the stream that one request appended, as indices: next to one another, of one instant and one request. */
function togetherWith(stream: readonly RecordedEvent[], at: number): { from: number; to: number } {
  const isNext = (one: number, other: number): boolean => {
    const [a, b] = [stream[one], stream[other]]
    if (a === undefined || b === undefined) return false
    const isOneRequest = a.metadata.correlationId === b.metadata.correlationId && a.metadata.keyId === b.metadata.keyId
    return b.seq - a.seq === 1 && a.recordedAt === b.recordedAt && isOneRequest
  }
  let [from, to] = [at, at]
  while (isNext(from - 1, from)) from--
  while (isNext(to, to + 1)) to++
  return { from, to }
}
