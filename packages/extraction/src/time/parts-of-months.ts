import { monthOf, partsOf, toDay, weekOf } from './calendar.ts'
import { completeMonth } from './complete-year.ts'
import { FULL_MONTH, monthNumber } from './date-words.ts'
import { periodAway } from './periods.ts'
import { type DateReader, type Days, oneDay } from './reader.ts'

const ORDINALS = ['first', 'second', 'third', 'fourth', 'last']

/** Weeks by their place in a month or by number, and periods that are "out": "the second week of April", "week 51", "before the month is out". */
export const PARTS_OF_MONTHS: DateReader[] = [
  {
    pattern: new RegExp(`\\b(?:the )?(${ORDINALS.join('|')}) week (?:of|in) ${FULL_MONTH}(?:,? (\\d{4}))?\\b`, 'gi'),
    read: ([, order, name, given], reference, direction) => {
      const month = monthNumber(name)
      const year = given === undefined ? completeMonth(month, reference, direction) : Number(given)
      return year === undefined ? undefined : weekOfMonth(year, month, ORDINALS.indexOf((order ?? '').toLowerCase()))
    },
  },
  {
    pattern: new RegExp(`\\b(?:the )?(first|last|final) day (?:of|in) ${FULL_MONTH}(?:,? (\\d{4}))?\\b`, 'gi'),
    read: ([, order, name, given], reference, direction) => {
      const month = monthNumber(name)
      const year = given === undefined ? completeMonth(month, reference, direction) : Number(given)
      if (year === undefined) return undefined
      const { first, last } = monthOf(year, month)
      return oneDay(/first/i.test(order ?? '') ? first : last)
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

/** The first week of a month begins with its first Monday; its last holds its last day. */
function weekOfMonth(year: number, month: number, index: number): Days {
  const { first, last } = monthOf(year, month)
  const monday = weekOf(first + 6, 'monday').first
  if (ORDINALS[index] === 'last') return weekOf(last, 'monday')
  return { first: monday + 7 * index, last: monday + 7 * index + 6 }
}
