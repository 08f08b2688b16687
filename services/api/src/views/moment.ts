import { Day, endOfDay } from '@onrecord/domain'
import * as z from 'zod'

/** An instant, or a whole day of the dossier. */
export const Moment = z
  .union([z.iso.datetime({ offset: true }), Day], {
    error: 'an instant such as 2025-02-20T12:00:00Z (a + in it is written %2B), or a day such as 2025-02-20',
  })
  .meta({ examples: ['2025-02-20T12:00:00Z', '2025-02-20'] })

const DAY_MS = 86_400_000

/** The last millisecond of a moment, in the dossier's time zone. */
export function endOfMoment(moment: string, timeZone: string): Date {
  return moment.includes('T') ? new Date(moment) : endOfDay(moment, timeZone)
}

/** The last millisecond before a moment begins. */
export function lastBefore(moment: string, timeZone: string): Date {
  if (moment.includes('T')) return new Date(Date.parse(moment) - 1)
  return endOfDay(new Date(Date.parse(moment) - DAY_MS).toISOString().slice(0, 10), timeZone)
}
