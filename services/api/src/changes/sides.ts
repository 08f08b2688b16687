import { dayAt } from '@onrecord/domain'
import { headOf, readEventsAt, seqAt } from '@onrecord/event-log'
import type { ApiDeps } from '../deps.ts'
import { invalidPart } from '../invalid-part.ts'
import { type ViewAt, viewAt } from '../views/view-at.ts'
import type { Moment, Span } from './span.ts'

/**
 * One side of a comparison: the record as it stood at `seq`, judged on `day`; with `on`, what had been said by that day
 * alone. `at` null: nothing had been recorded yet.
 */
export type Side = { seq: number; day: string; on: string | undefined; at: ViewAt | null }

/** What is compared; the later side is there, or there would be no dossier to ask about. */
export type Sides = { by: Span['by']; from: Side; to: Side & { at: ViewAt } }

/** Opening a dossier takes two events; before them there is nothing to read. */
const OPENED_SEQ = 2

/**
 * Pins both sides. What had been recorded is judged on the day on which it was; `to` left out is now. Throws HttpProblem
 * where `from` lies after `to`, and as {@link viewAt} does.
 */
export async function sidesOf(
  deps: ApiDeps,
  dossier: string,
  span: Span,
  time: { asOfSeq?: number | undefined; minSeq?: number | undefined },
): Promise<Sides> {
  if (span.by === 'recorded') return recordedSides(deps, dossier, span, time)
  const at = await viewAt(deps, dossier, time)
  const to = span.to ?? at.today
  if (span.from > to) throw invalidPart('query', '/from', LATER)
  const side = (day: string) => ({ seq: at.asOfSeq, day, on: day, at })
  return { by: 'said', from: side(span.from), to: side(to) }
}

async function recordedSides(
  deps: ApiDeps,
  dossier: string,
  { from, to }: Extract<Span, { by: 'recorded' }>,
  { asOfSeq, minSeq }: { asOfSeq?: number | undefined; minSeq?: number | undefined },
): Promise<Sides> {
  if (asOfSeq !== undefined)
    throw invalidPart('query', '/asOfSeq', 'says what had been recorded, as `from` and `to` do; leave it out')
  const end = to ?? { kind: 'instant', instant: new Date() }
  if (from.kind === 'instant' && end.kind === 'instant' && from.instant > end.instant)
    throw invalidPart('query', '/from', LATER)
  const until = to === undefined ? undefined : await seqOf(deps, dossier, { to })
  const at = await viewAt(deps, dossier, { asOfSeq: until, minSeq })
  const day = to === undefined ? at.today : await dayOf(deps, at, to)
  const later = { seq: at.asOfSeq, day, on: undefined, at }
  const seq = await seqOf(deps, dossier, { from })
  if (seq > later.seq) throw invalidPart('query', '/from', LATER)
  if (seq < OPENED_SEQ) return { by: 'recorded', from: { seq, day, on: undefined, at: null }, to: later }
  const before = await viewAt(deps, dossier, { asOfSeq: seq })
  return { by: 'recorded', from: { seq, day: await dayOf(deps, before, from), on: undefined, at: before }, to: later }
}

const LATER = 'lies after the other end'

type Place = Exclude<Moment, { kind: 'day' }>

/** The seq of one end, which its parameter names. Throws HttpProblem where the log does not reach so far. */
async function seqOf({ log }: ApiDeps, dossier: string, end: { from: Place } | { to: Place }): Promise<number> {
  const [name, place] = 'from' in end ? ['from', end.from] : ['to', end.to]
  if (place.kind === 'instant') return seqAt(log, { dossier, instant: place.instant })
  const head = await headOf(log, dossier)
  if (head !== undefined && place.seq > head.seq) throw invalidPart('query', `/${name}`, `the log ends at ${head.seq}`)
  return place.seq
}

/** The dossier's day at the instant, or when the event of that number was recorded. */
async function dayOf({ log }: ApiDeps, at: ViewAt, place: Place): Promise<string> {
  const { dossier, asOfSeq, configuration, today } = at
  if (place.kind === 'instant') return dayAt(place.instant, configuration.timeZone)
  const [event] = await readEventsAt(log, { dossier, seqs: [asOfSeq] })
  return event === undefined ? today : dayAt(new Date(event.recordedAt), configuration.timeZone)
}
