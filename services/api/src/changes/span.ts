import { Day } from '@onrecord/domain'
import * as z from 'zod'
import { invalidPart } from '../invalid-part.ts'

/** A place of the log, an instant or a day, as a reader writes it. */
export const Moment = z
  .union([z.string().regex(/^\d{1,15}$/), z.iso.datetime({ offset: true }), Day], {
    error:
      'a seq such as 420, an instant such as 2025-02-20T12:00:00Z (a + in it is written %2B), or a day such as 2025-02-20',
  })
  .meta({
    description:
      'A seq or an instant: what had been recorded by then. A day: what had been said by its end, judged on it.',
    examples: ['420', '2025-02-20T12:00:00Z', '2025-02-20'],
  })

/** One end of what is compared. */
export type Moment = { kind: 'seq'; seq: number } | { kind: 'instant'; instant: Date } | { kind: 'day'; day: string }

/** What is compared: two states of the record, or what had been said by two days; `to` undefined: now, today. */
export type Span =
  | { by: 'recorded'; from: Exclude<Moment, { kind: 'day' }>; to: Exclude<Moment, { kind: 'day' }> | undefined }
  | { by: 'said'; from: string; to: string | undefined }

/** Reads both ends. Throws HttpProblem where one is a day and the other is none, since the two axes of time do not mix. */
export function readSpan(query: { from: string; to?: string | undefined }): Span {
  const from = readMoment(query.from)
  const to = query.to === undefined ? undefined : readMoment(query.to)
  if (from.kind === 'day') {
    if (to === undefined || to.kind === 'day') return { by: 'said', from: from.day, to: to?.day }
    throw invalidPart(
      'query',
      '/to',
      'must be a day, as `from` is: what had been said and what had been recorded do not compare',
    )
  }
  if (to?.kind === 'day') {
    throw invalidPart(
      'query',
      '/to',
      'must be a seq or an instant, as `from` is: what had been recorded and what had been said do not compare',
    )
  }
  return { by: 'recorded', from, to }
}

function readMoment(text: string): Moment {
  if (/^\d+$/.test(text)) return { kind: 'seq', seq: Number(text) }
  return text.includes('T') ? { kind: 'instant', instant: new Date(text) } : { kind: 'day', day: text }
}
