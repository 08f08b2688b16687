import { type DayNumber, dayOf } from './calendar.ts'
import { completeDay } from './complete-year.ts'
import { DAY, MONTH, monthNumber } from './date-words.ts'
import type { DateReader, Days } from './reader.ts'
import type { Direction, Reference } from './reference.ts'

const TO = '\\s?(?:[-–—]|to|until|till|through|and|or)\\s?'
const YEAR = '(?:,?\\s(\\d{4}))?'
const LEAD = '(?:\\b(?:between|from)\\s(?:the\\s)?)?'

/** Stretches from day to day: "3–5 May", "between 30 May and 2 June", "May 3 through 5", "7 and 8 April". */
export const RANGES: DateReader[] = [
  {
    // "12, 13 and 14 March"
    pattern: new RegExp(`\\b${DAY},\\s(?:\\d{1,2},?\\s){1,3}and\\s${DAY}\\s${MONTH}(?!\\p{L})${YEAR}`, 'giu'),
    read: ([, from, to, month, year], reference, direction) =>
      between({ month, day: from }, { month, day: to }, year, { reference, direction }),
  },
  {
    pattern: new RegExp(`${LEAD}\\b${DAY}${TO}(?:the\\s)?${DAY}\\s(?:of\\s)?${MONTH}(?!\\p{L})${YEAR}`, 'giu'),
    read: ([, from, to, month, year], reference, direction) =>
      between({ month, day: from }, { month, day: to }, year, { reference, direction }),
  },
  {
    pattern: new RegExp(
      `${LEAD}\\b${DAY}\\s(?:of\\s)?${MONTH}${TO}(?:the\\s)?${DAY}\\s(?:of\\s)?${MONTH}(?!\\p{L})${YEAR}`,
      'giu',
    ),
    read: ([, from, first, to, last, year], reference, direction) =>
      between({ month: first, day: from }, { month: last, day: to }, year, { reference, direction }),
  },
  {
    pattern: new RegExp(
      `${LEAD}\\b${MONTH}\\s${DAY}${TO}${DAY}(?![\\p{L}\\d:%]|\\s(?:per|p\\.?m|a\\.?m))${YEAR}`,
      'giu',
    ),
    read: ([, month, from, to, year], reference, direction) =>
      between({ month, day: from }, { month, day: to }, year, { reference, direction }),
  },
  {
    pattern: new RegExp(`${LEAD}\\b${MONTH}\\s${DAY}${TO}${MONTH}\\s${DAY}(?![\\p{L}\\d])${YEAR}`, 'giu'),
    read: ([, first, from, last, to, year], reference, direction) =>
      between({ month: first, day: from }, { month: last, day: to }, year, { reference, direction }),
  },
]

type DayOfMonth = { month: string | undefined; day: string | undefined }

function between(
  from: DayOfMonth,
  to: DayOfMonth,
  year: string | undefined,
  { reference, direction }: { reference: Reference; direction: Direction },
): Days | undefined {
  const dayIn = ({ month, day }: DayOfMonth, inYear: number): DayNumber | undefined =>
    dayOf(inYear, monthNumber(month), Number(day))
  if (year !== undefined) {
    const last = dayIn(to, Number(year))
    const first =
      monthNumber(from.month) > monthNumber(to.month) ? dayIn(from, Number(year) - 1) : dayIn(from, Number(year))
    return first === undefined || last === undefined || last < first ? undefined : { first, last }
  }
  const first = completeDay(monthNumber(from.month), Number(from.day), reference, direction)
  if (first === undefined) return undefined
  const last = completeDay(
    monthNumber(to.month),
    Number(to.day),
    { ...reference, day: reference.day === undefined ? undefined : first },
    'forward',
  )
  return last === undefined || last < first ? undefined : { first, last }
}
