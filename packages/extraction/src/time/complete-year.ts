import { type DayNumber, dayOf, partsOf } from './calendar.ts'
import type { Direction, Reference } from './reference.ts'

/** Days that a date without a year reaches against its direction. */
const SLACK = 45

/** The day of a month with its year left out: the nearest that the direction allows. Undefined where nothing is known to count from. */
export function completeDay(
  month: number,
  day: number,
  reference: Reference,
  direction: Direction,
): DayNumber | undefined {
  if (reference.day === undefined) return reference.year === undefined ? undefined : dayOf(reference.year, month, day)
  const from = reference.day
  const { year } = partsOf(from)
  const known = [year - 1, year, year + 1].map((y) => dayOf(y, month, day)).filter((found) => found !== undefined)
  const fits = known.filter((found) => (direction === 'forward' ? found >= from - SLACK : found <= from + SLACK))
  return (fits.length === 0 ? known : fits).toSorted((a, b) => Math.abs(a - from) - Math.abs(b - from))[0]
}

/** The year of a month named alone: this year's or the next, this year's or the last, by direction. */
export function completeMonth(month: number, reference: Reference, direction: Direction): number | undefined {
  if (reference.day === undefined) return reference.year
  const now = partsOf(reference.day)
  if (direction === 'forward') return month < now.month ? now.year + 1 : now.year
  return month > now.month ? now.year - 1 : now.year
}
