import { edtfBounds } from '@onrecord/domain'
import type { WeekStart } from '../extractor.ts'

/** A calendar day as days since 1970-01-01 in the proleptic Gregorian calendar; no time zone is involved. */
export type DayNumber = number

const DAY_MS = 86_400_000
const FIRST_DAY: Record<WeekStart, number> = { sunday: 0, monday: 1, saturday: 6 }

/** `2025-02-03` → its day number. */
export function toDay(date: string): DayNumber {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS
}

/** A day number → `2025-02-03`. */
export function fromDay(day: DayNumber): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** The day number of a date in parts, undefined where the calendar has no such day. */
export function dayOf(year: number, month: number, day: number): DayNumber | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return edtfBounds(text) === undefined ? undefined : toDay(text)
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(day: DayNumber): number {
  return (((day + 4) % 7) + 7) % 7
}

/** First and last day of the week that holds `day`, as the dossier counts weeks. */
export function weekOf(day: DayNumber, weekStart: WeekStart): { first: DayNumber; last: DayNumber } {
  const first = day - ((weekdayOf(day) - FIRST_DAY[weekStart] + 7) % 7)
  return { first, last: first + 6 }
}

/** Year, month (1–12) and day of the month. */
export function partsOf(day: DayNumber): { year: number; month: number; day: number } {
  const [year = 0, month = 1, dayOfMonth = 1] = fromDay(day).split('-').map(Number)
  return { year, month, day: dayOfMonth }
}

/** First and last day of a month; `month` may run over the year's ends (0 is December before). */
export function monthOf(year: number, month: number): { first: DayNumber; last: DayNumber } {
  const first = Date.UTC(year, month - 1, 1) / DAY_MS
  return { first, last: Date.UTC(year, month, 1) / DAY_MS - 1 }
}

/** The same day of the month `count` months later, the month's last where it is shorter. */
export function addMonths(day: DayNumber, count: number): DayNumber {
  const { year, month, day: dayOfMonth } = partsOf(day)
  const { first, last } = monthOf(year, month + count)
  return Math.min(first + dayOfMonth - 1, last)
}
