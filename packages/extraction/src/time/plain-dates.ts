import * as chrono from 'chrono-node/en'
import { type DayNumber, dayOf, fromDay, monthOf, partsOf, weekdayOf } from './calendar.ts'
import { completeDay, completeMonth } from './complete-year.ts'
import { DAY, FULL_MONTH, MONTH, monthNumber, ordinalNumber, WEEKDAY, weekdayNumber } from './date-words.ts'
import { type DateReader, type Days, oneDay } from './reader.ts'
import type { Direction, Reference } from './reference.ts'

/** Days of the month in words from the tenth on: before it the words count all sorts of things. */
const SPELLED_DAYS =
  'tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first'.split(
    ' ',
  )
const FIRST_SPELLED = 10
/** Those up to the ninth, of a month that is named. */
const FIRST_DAYS = 'first second third fourth fifth sixth seventh eighth ninth'.split(' ')

/** Dates in digits, ordinals without a month, weekdays counted within a month. */
export const PLAIN_DATES: DateReader[] = [
  {
    // 03/05/2025 is May or March by country: only a part over 12 settles it
    pattern: /(?<![\d/.])(\d{1,2})([/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/])/g,
    read: ([, one, , other, year]) => {
      const [a, b] = [Number(one), Number(other)]
      if (year?.length !== 4 || a <= 12 === b <= 12) return 'vague'
      const day = a > 12 ? dayOf(Number(year), b, a) : dayOf(Number(year), a, b)
      return day === undefined ? 'vague' : oneDay(day)
    },
  },
  {
    pattern:
      /\b(?:on|by|until|till|before|after|for|from|up to(?: and including)?|to|no later than|not later than) the (\d{1,2})(?:st|nd|rd|th)(?:\sof (?:the|this|(next)) month)?(?!\s(?!(?:and|at|will|is|are|to|or|which|when|after|unless|if|as)\b)(?:of\s)?\p{L})/giu,
    read: (match, reference, direction) => dayOfMonth(Number(match[1]), match[2] !== undefined, reference, direction),
  },
  {
    // "until the tenth"; "on the first" and "on the second" are mostly of something else
    pattern: new RegExp(
      `\\b(?:on|by|until|till|before|after|for|from|up to(?: and including)?|to) the (${SPELLED_DAYS.join('|')})\\b(?!\\s(?!(?:and|at|will|is|to|or|which|when|after|unless|if|as)\\b)\\p{L}|-)`,
      'giu',
    ),
    read: ([, word], reference, direction) =>
      dayOfMonth(SPELLED_DAYS.indexOf((word ?? '').toLowerCase()) + FIRST_SPELLED, false, reference, direction),
  },
  {
    // "the third of April", with its weekday or feast behind a comma
    pattern: new RegExp(
      `\\bthe (${[...SPELLED_DAYS, ...FIRST_DAYS].join('|')}) of ${FULL_MONTH}(?:,? (\\d{4}))?\\b(?!['’]s)(?:, (?:a |Good |Easter )?${WEEKDAY})?`,
      'gi',
    ),
    read: ([, word, month, year], reference, direction) => {
      const day = [...FIRST_DAYS, ...SPELLED_DAYS].indexOf((word ?? '').toLowerCase()) + 1
      const found =
        year === undefined
          ? completeDay(monthNumber(month), day, reference, direction)
          : dayOf(Number(year), monthNumber(month), day)
      return found === undefined ? undefined : oneDay(found)
    },
  },
  {
    // chrono-node takes "from 7 June" for an hour
    pattern: new RegExp(`(?<=\\bfrom\\s)${DAY}\\s(?:of\\s)?${MONTH}(?!\\p{L})(?!,?\\s\\d{4})`, 'giu'),
    read: ([, day, month], reference, direction) => {
      const found = completeDay(monthNumber(month), Number(day), reference, direction)
      return found === undefined ? undefined : oneDay(found)
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:the )?(first|second|third|fourth|last) ${WEEKDAY} (?:of|in) (?:${FULL_MONTH}(?:,? (\\d{4}))?|(?:the|this|(next)) month)`,
      'gi',
    ),
    read: readNthWeekday,
  },
  {
    pattern: new RegExp(`\\b${MONTH} the ${DAY}\\b(?:,? (\\d{4}))?`, 'gi'),
    read: ([, month, day, year], reference, direction) => {
      const found =
        year === undefined
          ? completeDay(monthNumber(month), Number(day), reference, direction)
          : dayOf(Number(year), monthNumber(month), Number(day))
      return found === undefined ? undefined : oneDay(found)
    },
  },
]

/** Days with a month's name, or in the order year-month-day, by chrono-node; a year left out is completed towards `direction`. */
export function datesByChrono(
  words: string,
  reference: Reference,
  direction: Direction,
): { days: Days; start: number; end: number }[] {
  if (!/\d/.test(words)) return []
  const at = reference.day ?? (reference.year === undefined ? 0 : (dayOf(reference.year, 7, 1) ?? 0))
  const results = chrono.strict.parse(words, new Date(`${fromDay(at)}T12:00:00Z`))
  return results.flatMap((result) => {
    const { start } = result
    if (!start.isCertain('day') || !start.isCertain('month') || (result.end ?? undefined) !== undefined) return []
    // numbers with strokes or points are read by a rule of our own
    const withoutClock = result.text.replace(/\b\d{1,2}[:.]\d{2}\s(?=on\b)|(?<=\sat )\d{1,2}[:.]\d{2}\b/i, '')
    if (/\b(?:hour|day|week|month|year)s?\b|\bago\b|\d[/.]\d/i.test(withoutClock)) return []
    const [month, day] = [start.get('month') ?? 0, start.get('day') ?? 0]
    const found = start.isCertain('year')
      ? dayOf(start.get('year') ?? 0, month, day)
      : completeDay(month, day, reference, direction)
    if (found === undefined) return []
    return [{ days: oneDay(found), start: result.index, end: result.index + result.text.length }]
  })
}

function dayOfMonth(day: number, next: boolean, reference: Reference, direction: Direction): Days | undefined {
  if (reference.day === undefined) return undefined
  const now = partsOf(reference.day)
  const passed = direction === 'forward' ? day < now.day : false
  const ahead = direction === 'back' && day > now.day
  const { first, last } = monthOf(now.year, now.month + (next || passed ? 1 : ahead ? -1 : 0))
  const found = first + day - 1
  return day < 1 || found > last ? undefined : oneDay(found)
}

function readNthWeekday(match: RegExpExecArray, reference: Reference, direction: Direction): Days | undefined {
  const now = match[3] === undefined && reference.day !== undefined ? partsOf(reference.day) : undefined
  const month = now === undefined ? monthNumber(match[3]) : now.month + (match[5] === undefined ? 0 : 1)
  if (month === 0) return undefined
  const year = now?.year ?? (match[4] === undefined ? completeMonth(month, reference, direction) : Number(match[4]))
  if (year === undefined) return undefined
  const { first, last } = monthOf(year, month)
  const wanted = weekdayNumber(match[2])
  const count = ordinalNumber(match[1])
  const day: DayNumber =
    count === 0
      ? last - ((weekdayOf(last) - wanted + 7) % 7)
      : first + ((wanted - weekdayOf(first) + 7) % 7) + 7 * (count - 1)
  return oneDay(day)
}
