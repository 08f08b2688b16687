import { monthOf, partsOf } from './calendar.ts'
import { FULL_MONTH, monthNumber } from './date-words.ts'
import { PARTS_OF_YEARS } from './parts-of-years.ts'
import { periodAway } from './periods.ts'
import { type DateReader, type Days, oneDay } from './reader.ts'
import type { Direction, Reference } from './reference.ts'
import { SEASONS } from './seasons.ts'

const WHAT = `(day|week|weekend|month|quarter|year|${FULL_MONTH.slice(1, -1)}|\\d{4})`

/** The last or first day of a period: "the end of the month", "month's end", "the start of April", "year-end". */
export const ENDS: DateReader[] = [
  {
    pattern: new RegExp(
      `\\b(?:the\\s)?(?:very\\s)?(end|close|start|beginning|middle)(?: of)? (?:(the|this|next|the coming|the following) )?${WHAT}(?:,?\\s(\\d{4}|next year))?\\b(?!['’]s)`,
      'gi',
    ),
    read: ([, side, which, what, year], reference, direction) =>
      sideOf(side ?? 'end', periodOf(what ?? '', { which, year }, reference, direction), what ?? ''),
  },
  ...[...PARTS_OF_YEARS, ...SEASONS].map(
    ({ pattern, read }): DateReader => ({
      // "the start of the second quarter": the side of a part of a year
      pattern: new RegExp(`\\b(?:the\\s)?(end|close|start|beginning) of (?:the )?${pattern.source}`, pattern.flags),
      read: ([whole = '', side, ...rest], reference, direction) => {
        const part = Object.assign([whole, ...rest], { index: 0, input: whole }) as RegExpExecArray
        const days = read(part, reference, direction)
        return days === undefined || days === 'vague' ? undefined : sideOf(side ?? 'end', days, '')
      },
    }),
  ),
  {
    // "the last day of the month", "on the first day of next year"
    pattern:
      /\b(?:the\s)?(first|last|final) day of (?:(the|this|next|the coming|the following) )?(week|month|quarter|year)\b/gi,
    read: ([, side, which, what], reference, direction) => {
      const days = periodOf(what ?? '', { which, year: undefined }, reference, direction)
      return days === undefined ? undefined : oneDay(/first/i.test(side ?? '') ? days.first : days.last)
    },
  },
  {
    // "end-2027", "end-March"
    pattern: new RegExp(`\\bend[- ](\\d{4}|${FULL_MONTH.slice(1, -1)})(?:\\s(\\d{4}))?\\b`, 'gi'),
    read: ([, what, year], reference, direction) =>
      sideOf('end', periodOf(what ?? '', { which: undefined, year }, reference, direction), what ?? ''),
  },
  {
    pattern: /\b(?:the\s)?end of (?:the|this) decade\b/gi,
    read: (_, { day, year }) => {
      const of = day === undefined ? year : partsOf(day).year
      return of === undefined ? undefined : oneDay(monthOf(10 * Math.ceil((of + 1) / 10), 12).last)
    },
  },
  {
    pattern: /\b(year|month|week|quarter)['’]s end\b|\b(year|month|week)-end\b|\bthe turn of the (year)\b/gi,
    read: (match, reference) =>
      sideOf('end', periodAway((match[1] ?? match[2] ?? match[3] ?? '').toLowerCase(), 0, reference), ''),
  },
]

function sideOf(side: string, days: Days | undefined, what: string): Days | undefined {
  if (days === undefined) return undefined
  if (/^(?:end|close)$/i.test(side)) return oneDay(days.last)
  const month = /month/i.test(what) || monthNumber(what) > 0
  if (/^middle$/i.test(side) && /week/i.test(what)) return oneDay(days.first + 2)
  if (/^middle$/i.test(side)) return month ? { first: days.first + 10, last: days.first + 19 } : undefined
  return month ? { first: days.first, last: days.first + 9 } : oneDay(days.first)
}

function periodOf(
  what: string,
  { which, year: given }: { which: string | undefined; year: string | undefined },
  reference: Reference,
  direction: Direction,
): Days | undefined {
  const shift = /next|coming|following/i.test(which ?? '') ? 1 : 0
  if (/^\d{4}$/.test(what)) return { first: monthOf(Number(what), 1).first, last: monthOf(Number(what), 12).last }
  if (/^day$/i.test(what)) return reference.day === undefined ? undefined : oneDay(reference.day + shift)
  const month = /^(?:week|weekend|month|quarter|year)$/i.test(what) ? 0 : monthNumber(what)
  if (month === 0) {
    if (/^year$/i.test(what) && reference.day === undefined && reference.year !== undefined)
      return { first: monthOf(reference.year, 1).first, last: monthOf(reference.year + shift, 12).last }
    return periodAway(what.toLowerCase(), shift, reference)
  }
  const now = reference.day === undefined ? undefined : partsOf(reference.day)
  const base = now?.year ?? reference.year
  if (/^\d{4}$/.test(given ?? '')) return monthOf(Number(given), month)
  if (base === undefined) return undefined
  if (given !== undefined) return monthOf(base + 1, month)
  // a month that ended less than four months ago is this year's: "negotiations had been due by the end of January"
  const passed = now !== undefined && direction === 'forward' && month < now.month - 4
  return monthOf(
    passed ? base + 1 : direction === 'back' && now !== undefined && month > now.month ? base - 1 : base,
    month,
  )
}
