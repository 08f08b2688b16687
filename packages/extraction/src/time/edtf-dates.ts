import { edtfBounds } from '@onrecord/domain'
import { fromDay, monthOf, partsOf, toDay } from './calendar.ts'
import { type DateExpression, type Direction, findDates, type Reference } from './expressions.ts'

/** A date in a text, as EDTF; `limit` is true for "by", "before", "until" and the like. Offsets within the words given. */
export type TextDate = { edtf: string; start: number; end: number; limit: boolean }

const UNTIL =
  /\b(?:by|until|till|no later than|not later than|at the latest by|deadline of|deadline is|deadline for [\w ]{1,20} is)\s(?:the\s|this\s|on\s|around\s)?$/i
const BEFORE = /\b(?:before|ahead of|prior to)\s(?:the\s)?$/i
const FROM =
  /\b(?:as soon as|as early as|from|after|starting(?: on| from)?|beginning(?: on)?|since|not before|no earlier than|no sooner than)\s(?:the\s|this\s)?$/i

/** What relative dates count from, read from a publication date in EDTF; null where there is none. */
export function referenceOf(publishedOn: string | null, weekStart: Reference['weekStart']): Reference {
  const bounds = publishedOn === null ? undefined : edtfBounds(publishedOn)
  if (bounds === undefined || bounds.earliest === null || bounds.latest === null) {
    return { day: undefined, year: undefined, weekStart }
  }
  const day = bounds.earliest === bounds.latest ? toDay(bounds.earliest) : undefined
  const sameYear = bounds.earliest.slice(0, 4) === bounds.latest.slice(0, 4)
  return { day, year: sameYear ? Number(bounds.earliest.slice(0, 4)) : undefined, weekStart }
}

/** The dates of `words` as EDTF: "by 3 February" `../2025-02-03`, "as soon as Friday" `2024-07-05/..`, "this week" an interval. */
export function edtfDates(words: string, reference: Reference, direction: Direction): TextDate[] {
  return findDates(words, reference, direction).map((date) => {
    const lead = words.slice(Math.max(0, date.start - 40), date.start)
    const inside = words.slice(date.start, date.end)
    const limit = UNTIL.exec(lead) ?? /^(?:by|until)\b/i.exec(inside)
    if (limit !== null) return { edtf: `../${fromDay(date.last)}`, ...extended(date, limit), limit: true }
    const before = BEFORE.exec(lead) ?? /^before\b/i.exec(inside)
    if (before !== null) {
      const last = /\bend\b/i.test(inside) ? date.last : date.first - 1
      return { edtf: `../${fromDay(last)}`, ...extended(date, before), limit: true }
    }
    const from = FROM.exec(lead)
    if (from !== null) return { edtf: `${fromDay(date.first)}/..`, ...extended(date, from), limit: false }
    return { edtf: plainEdtf(date), start: date.start, end: date.end, limit: false }
  })
}

function extended({ start, end }: DateExpression, lead: RegExpExecArray): { start: number; end: number } {
  return {
    start:
      start - (/^(?:by|until|before)/i.test(lead[0]) && lead.index === 0 && lead[0].length < 7 ? 0 : lead[0].length),
    end,
  }
}

/** One day as a day, a whole month or year as such, anything else as an interval. */
function plainEdtf({ first, last }: DateExpression): string {
  if (first === last) return fromDay(first)
  const { year, month, day } = partsOf(first)
  if (day === 1 && monthOf(year, month).last === last) return fromDay(first).slice(0, 7)
  if (day === 1 && month === 1 && monthOf(year, 12).last === last) return fromDay(first).slice(0, 4)
  return `${fromDay(first)}/${fromDay(last)}`
}
