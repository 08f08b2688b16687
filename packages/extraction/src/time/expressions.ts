import type { DayNumber } from './calendar.ts'
import { ENDS } from './ends.ts'
import { FEAST_DAYS, FEAST_HINT } from './feast-days.ts'
import { NEAR_DAYS } from './near-days.ts'
import { offsetsBy } from './offsets.ts'
import { PARTS_OF_MONTHS } from './parts-of-months.ts'
import { PARTS_OF_YEARS } from './parts-of-years.ts'
import { PERIODS } from './periods.ts'
import { datesByChrono, PLAIN_DATES } from './plain-dates.ts'
import { RANGES } from './ranges.ts'
import type { DateReader, Days } from './reader.ts'
import type { Direction, Reference } from './reference.ts'
import { SEASONS } from './seasons.ts'
import { VAGUE } from './vague.ts'
import { WEEKS } from './weeks.ts'

/** A stretch of days that words name; offsets within the words given. `limit` where they set one themselves ("a two-week deadline"). */
export type DateExpression = { first: DayNumber; last: DayNumber; start: number; end: number; limit: boolean }

/** Only words like these can hold a date; everything else is not looked at. */
const HINT =
  /\d|days?\b|week|month|year|fortnight|decade|tonight|tomorrow|quarter|half|overnight|this (?:morning|afternoon|evening)|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|hours|tenth|eleventh|twelfth|\w+teenth|twent\w+|thirt\w+|spring|summer|autumn|fall|winter)\b/i

const FEASTS = new RegExp(`\\b(?:${FEAST_HINT})`, 'i')

/** Readers with the words without which none of them finds anything. */
type Group = { hint: RegExp; readers: DateReader[] }

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const UNITS = 'hour|day|week|fortnight|month|quarter|half|year|decade'

const SINGLE: Group[] = [
  { hint: FEASTS, readers: FEAST_DAYS },
  { hint: /day|tonight|tomorrow|week|overnight|morning|afternoon|evening/i, readers: NEAR_DAYS },
  { hint: new RegExp(`\\d|day|\\bthe (?:\\w+th|\\w+-?first|twenty|thirty)|${MONTHS}`, 'i'), readers: PLAIN_DATES },
  { hint: /\d/, readers: RANGES },
  { hint: new RegExp(`\\d{4}|${UNITS}|week|${MONTHS}`, 'i'), readers: PERIODS },
  { hint: /week|month|day|quarter|year/i, readers: PARTS_OF_MONTHS },
  { hint: /quarter|half|[QH][1-4]/i, readers: PARTS_OF_YEARS },
  { hint: /spring|summer|autumn|fall|winter/i, readers: SEASONS },
  { hint: /end|close|start|beginning|middle|turn|first|last|final/i, readers: ENDS },
  { hint: /./, readers: VAGUE },
]
const READERS: Group[] = [
  ...SINGLE,
  {
    hint: /hour|day|week|fortnight|month|year/i,
    readers: offsetsBy((words, reference, direction) => firstOf(SINGLE, words, reference, direction)),
  },
  { hint: /week/i, readers: WEEKS },
]

/** Every date that `words` name, in order. What is no date ("soon", "in the coming days") gives nothing. Of two readings of the same words the longer counts. */
export function findDates(words: string, reference: Reference, direction: Direction): DateExpression[] {
  return HINT.test(words) || FEASTS.test(words) ? read(READERS, words, reference, direction) : []
}

function read(groups: Group[], words: string, reference: Reference, direction: Direction): DateExpression[] {
  const found: { days: Days | 'vague'; start: number; end: number }[] = datesByChrono(words, reference, direction)
  const readers = groups.flatMap((group) => (group.hint.test(words) ? group.readers : []))
  for (const { pattern, read } of readers) {
    for (const match of words.matchAll(pattern)) {
      const days = read(match, reference, direction)
      if (days !== undefined) found.push({ days, start: match.index, end: match.index + match[0].length })
    }
  }
  const longestFirst = found.toSorted((a, b) => b.end - b.start - (a.end - a.start))
  const kept: typeof found = []
  for (const one of longestFirst) {
    if (!kept.some(({ start, end }) => one.start < end && one.end > start)) kept.push(one)
  }
  return kept
    .flatMap(({ days, start, end }) =>
      days === 'vague' ? [] : [{ first: days.first, last: days.last, limit: days.limit === true, start, end }],
    )
    .toSorted((a, b) => a.start - b.start)
}

function firstOf(groups: Group[], words: string, reference: Reference, direction: Direction): Days | undefined {
  const [date] = read(groups, words, reference, direction)
  return date !== undefined && date.start <= 4 ? { first: date.first, last: date.last } : undefined
}
