import { weekOf } from './calendar.ts'
import { datesByChrono } from './plain-dates.ts'
import type { DateReader } from './reader.ts'

/** Weeks told by one of their days, and two of them: "the week of 10 March", "the week beginning March 10", "this week or next". */
export const WEEKS: DateReader[] = [
  {
    // what is left of this week, and the next
    pattern: /\bthis week or next(?: week)?\b/gi,
    read: (_, { day, weekStart }) =>
      day === undefined ? undefined : { first: day, last: weekOf(day + 7, weekStart).last },
  },
  {
    pattern:
      /\b(?:the\s)?week (of|beginning|starting|ending)\s(?:on\s)?(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day,?\s)?((?:the\s)?\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?\p{L}{3,9}\.?(?:,?\s\d{4})?|\p{L}{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?)/giu,
    read: ([, side, words], reference, direction) => {
      const date = datesByChrono(words ?? '', reference, direction)[0]?.days
      if (date === undefined) return undefined
      if (side === 'of') return weekOf(date.first, reference.weekStart)
      return side === 'ending'
        ? { first: date.first - 6, last: date.first }
        : { first: date.first, last: date.first + 6 }
    },
  },
]
