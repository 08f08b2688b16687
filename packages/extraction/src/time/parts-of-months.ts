import { monthOf, partsOf, toDay, weekdayOf, weekOf } from './calendar.ts'
import { completeMonth } from './complete-year.ts'
import { FULL_MONTH, monthNumber } from './date-words.ts'
import { periodAway } from './periods.ts'
import { type DateReader, type Days, oneDay } from './reader.ts'
import type { Direction, Reference } from './reference.ts'

const ORDINALS = ['first', 'second', 'third', 'fourth', 'last']

/** Weeks by their place in a month or by number, and periods that are "out": "the second week of April", "week 51", "before the month is out". */
export const PARTS_OF_MONTHS: DateReader[] = [
  {
    pattern: new RegExp(`\\b(?:the )?(${ORDINALS.join('|')}) week (?:of|in) ${FULL_MONTH}(?:,? (\\d{4}))?\\b`, 'gi'),
    read: ([, order, name, given], reference, direction) => {
      const of = monthNamed(name, given, reference, direction)
      return of && weekOfMonth(of.year, of.month, ORDINALS.indexOf((order ?? '').toLowerCase()))
    },
  },
  {
    pattern: new RegExp(`\\b(?:the )?(first|last|final) day (?:of|in) ${FULL_MONTH}(?:,? (\\d{4}))?\\b`, 'gi'),
    read: ([, order, name, given], reference, direction) => {
      const of = monthNamed(name, given, reference, direction)
      if (of === undefined) return undefined
      const { first, last } = monthOf(of.year, of.month)
      return oneDay(/first/i.test(order ?? '') ? first : last)
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:the )?(${ORDINALS.join('|')}) weekend (?:of|in) (?:${FULL_MONTH}(?:,? (\\d{4}))?|(?:the|this) month)\\b`,
      'gi',
    ),
    read: ([, order, name, given], reference, direction) => {
      const of = monthNamed(name, given, reference, direction)
      return of && weekendOfMonth(of.year, of.month, ORDINALS.indexOf((order ?? '').toLowerCase()))
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:the )?(?:last|final) (?:working|business|banking|trading) day (?:of|in) (?:${FULL_MONTH}(?:,? (\\d{4}))?|(?:the|this) month)\\b`,
      'gi',
    ),
    read: ([, name, given], reference, direction) => {
      const of = monthNamed(name, given, reference, direction)
      return of && oneDay(lastWorkingDay(of.year, of.month))
    },
  },
  {
    // ISO 8601: week 1 is the one that holds 4 January
    pattern: /\b(?:in|by|until|from|of|during|calendar) week (\d{1,2})\b(?! of)/gi,
    read: ([, number], { day, year }) => {
      const of = day === undefined ? year : partsOf(day).year
      const week = Number(number)
      if (of === undefined || week < 1 || week > 53) return undefined
      const { first } = weekOf(toDay(`${of}-01-04`) + 7 * (week - 1), 'monday')
      return { first, last: first + 6 }
    },
  },
  {
    pattern:
      /\b(?:before (?:the|this) (week|month|quarter|year) (?:is|was) (?:out|over|up|through)|within the (week|month|quarter|year)(?! of\b))\b/gi,
    read: ([, out, within], reference) => {
      const days = periodAway((out ?? within ?? '').toLowerCase(), 0, reference)
      return days === undefined ? undefined : { ...days, limit: true }
    },
  },
]

/** The n-th week of a month holds the middle of its n-th seven days; its last holds its last day. */
function weekOfMonth(year: number, month: number, index: number): Days {
  const { first, last } = monthOf(year, month)
  return weekOf(ORDINALS[index] === 'last' ? last : first + 7 * index + 3, 'monday')
}

/** By its Saturday: the n-th of the month, or the last. */
function weekendOfMonth(year: number, month: number, index: number): Days {
  const { first, last } = monthOf(year, month)
  const saturday =
    ORDINALS[index] === 'last' ? last - ((weekdayOf(last) + 1) % 7) : first + ((6 - weekdayOf(first)) % 7) + 7 * index
  return { first: saturday, last: saturday + 1 }
}

/** Monday to Friday; feasts are not known. */
function lastWorkingDay(year: number, month: number): number {
  const { last } = monthOf(year, month)
  const weekday = weekdayOf(last)
  return weekday === 6 ? last - 1 : weekday === 0 ? last - 2 : last
}

/** The year and month that words name: by name, or "the month" and "this month"; undefined where that is not known. */
function monthNamed(
  name: string | undefined,
  given: string | undefined,
  reference: Reference,
  direction: Direction,
): { year: number; month: number } | undefined {
  if (name === undefined) return reference.day === undefined ? undefined : partsOf(reference.day)
  const month = monthNumber(name)
  const year = given === undefined ? completeMonth(month, reference, direction) : Number(given)
  return year === undefined ? undefined : { year, month }
}
