import { type Act, type ClaimKind, type Due, edtfBounds, type Span } from '@onrecord/domain'
import { fromDay } from './calendar.ts'
import { edtfDates, type TextDate } from './edtf-dates.ts'
import type { Reference } from './expressions.ts'

const SCHEDULED =
  /\b(?:slated|scheduled|due|set|supposed|planned|deadline|expires?|ends?|begins?|starts?|takes? effect)\b/i
const EXPECTED = /\b(?:expect\w*|hop\w+|likely|anticipat\w+|predict\w*|forecast\w*|probably|should be)\b/i
const CONDITIONAL = /\b(?:if|unless|provided|looking into|consider\w*|could|may|might|would|only after|potential\w*)\b/i
const DUTY =
  /\b(?:must|have to|has to|deadline|no later than|comply|deliver|pay|submit|withdraw|release|hand over|slated to begin|obliged|required)\b/i
/** The date is the point where the claim says that something begins, ends or is due then. */
const POINT =
  /\b(?:end|ends|expire|expires|begin|begins|start|starts|due|deadline|resume|conclude|close|open|reopen|leave|take effect|run out|last until|extended until|complete|completed|finish|reach|reached|agreement is expected)\b/i
/** "agreed in January": the date is that of a past act, where no "be" stands before it. */
const DATED_PAST =
  /(?<!\bbe\s)\b(?!scheduled|expected|planned|slated|postponed|extended|delayed|needed)\w+ed\s(?:back\s)?(?:in|on)\s$/i
const MAX_POINT_WORDS = 30
const PAST = /\b(?:was|were|had|ended|began|started|went|took|met|signed|broke|came|killed|said)\b/i

/** The date that a claim sets, undefined where it sets none: a day that lies ahead, or one that was set to be met. */
export function dueOf(
  text: string,
  segments: Span[],
  { act, reference, publishedDay }: { act: Act; reference: Reference; publishedDay: number | undefined },
): Due | undefined {
  for (const segment of segments) {
    const words = text.slice(segment.start, Math.min(segment.end, segment.start + 1500))
    const dates = edtfDates(words, reference, 'forward').filter((date) => setsDate(words, date, publishedDay))
    const date = dates.find((candidate) => !isPast(candidate, publishedDay)) ?? dates[0]
    const bounds = date === undefined ? undefined : edtfBounds(date.edtf)
    if (date === undefined || bounds === undefined) continue
    const sentence = sentenceAround(words, date.start)
    return {
      edtf: date.edtf,
      earliest: bounds.earliest,
      latest: bounds.latest,
      type: typeOf(sentence, act, date),
      modality: modalityOf(sentence, act),
      start: segment.start + date.start,
      end: segment.start + date.end,
    }
  }
  return undefined
}

/** `deadline` where the date is the point of a short claim that asserts, foretells or commits. */
export function isDeadline(words: string, due: Due, act: Act): boolean {
  if (!/^(?:assert|commit|predict|accept)$/.test(act) || words.split(/\s+/).length > MAX_POINT_WORDS) return false
  const sentence = sentenceAround(words, 0)
  return POINT.test(sentence) || (due.type === 'obligation' && due.edtf.startsWith('../'))
}

export type Labels = { kind: ClaimKind; due: Due | null }

function setsDate(words: string, date: TextDate, publishedDay: number | undefined): boolean {
  const bounds = edtfBounds(date.edtf)
  const last = bounds?.latest ?? bounds?.earliest
  if (last === undefined || last === null) return false
  const sentence = sentenceAround(words, date.start)
  const set =
    /\b(?:slated|scheduled|due|deadline|no later than|supposed|set to|was to|were to|expires?|expired)\b/i.test(
      sentence,
    )
  if (set) return true
  if (/^to(?:day|night)$/i.test(words.slice(date.start, date.end)) && !/\b(?:will|must|by|before)\b/i.test(sentence))
    return false
  if (DATED_PAST.test(words.slice(Math.max(0, date.start - 40), date.start))) return false
  if (publishedDay === undefined) return date.limit
  if (last <= fromDay(publishedDay)) return false
  const pastTense =
    PAST.test(sentence.slice(0, 120)) &&
    !/\b(?:will|would|to|must|should|expects?|expected|shall|going to)\b/i.test(sentence)
  return !pastTense
}

function isPast({ edtf }: TextDate, publishedDay: number | undefined): boolean {
  const bounds = edtfBounds(edtf)
  const last = bounds?.latest ?? bounds?.earliest ?? null
  return publishedDay !== undefined && last !== null && last < fromDay(publishedDay)
}

function sentenceAround(words: string, at: number): string {
  const start = Math.max(words.lastIndexOf('. ', at), words.lastIndexOf('; ', at)) + 1
  const stop = words.indexOf('. ', at)
  return words.slice(start, stop === -1 ? words.length : stop)
}

function typeOf(sentence: string, act: Act, { limit }: TextDate): Due['type'] {
  if (act === 'demand' || (limit && /^(?:commit|propose|accept)$/.test(act)) || DUTY.test(sentence)) return 'obligation'
  return EXPECTED.test(sentence) ? 'expectation' : 'event'
}

function modalityOf(sentence: string, act: Act): Due['modality'] {
  if (act === 'demand') return 'demanded'
  if (CONDITIONAL.test(sentence) && !SCHEDULED.test(sentence))
    return /\bwould\b/i.test(sentence) ? 'expected' : 'conditional'
  return EXPECTED.test(sentence) ? 'expected' : 'scheduled'
}
