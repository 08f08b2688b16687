import type { DayNumber } from './calendar.ts'
import type { Direction, Reference } from './reference.ts'

/** A stretch of days, both included; `limit` where the words themselves set a limit ("a two-week deadline"). */
export type Days = { first: DayNumber; last: DayNumber; limit?: true }

/**
 * One form in which dates are written. `read` answers the days; `vague` where the words speak of time and name no day, so
 * that no other reader finds a date in them; undefined where they are something else. The pattern is global, ignores case.
 */
export type DateReader = {
  pattern: RegExp
  read: (match: RegExpExecArray, reference: Reference, direction: Direction) => Days | 'vague' | undefined
}

/** One day as a stretch. */
export const oneDay = (day: DayNumber): Days => ({ first: day, last: day })
