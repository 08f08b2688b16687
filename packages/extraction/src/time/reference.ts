import { edtfBounds } from '@onrecord/domain'
import type { WeekStart } from '../extractor.ts'
import { type DayNumber, toDay } from './calendar.ts'

/** What relative dates are counted from: the day of publication, or its year alone where no more is known. */
export type Reference = { day: DayNumber | undefined; year: number | undefined; weekStart: WeekStart }

/** Towards which side an incomplete date ("Thursday", "March 1") is completed. */
export type Direction = 'forward' | 'back'

/** What relative dates count from, read from a publication date in EDTF; nothing where there is none. */
export function referenceOf(publishedOn: string | null, weekStart: WeekStart): Reference {
  const bounds = publishedOn === null ? undefined : edtfBounds(publishedOn)
  if (bounds === undefined || bounds.earliest === null || bounds.latest === null) {
    return { day: undefined, year: undefined, weekStart }
  }
  const day = bounds.earliest === bounds.latest ? toDay(bounds.earliest) : undefined
  const sameYear = bounds.earliest.slice(0, 4) === bounds.latest.slice(0, 4)
  return { day, year: sameYear ? Number(bounds.earliest.slice(0, 4)) : undefined, weekStart }
}
