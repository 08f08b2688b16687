/** Time zones are at most 14 hours ahead of UTC and 12 behind it; a day and a half covers both. */
const REACH_MS = 36 * 60 * 60 * 1000

const formats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day `YYYY-MM-DD` that it is at the instant in an IANA time zone. Throws RangeError where there is no such zone. */
export function dayAt(instant: Date, timeZone: string): string {
  // The Swedish way to write a date is that of ISO 8601. Making a format takes a hundred times as long as using it.
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
  formats.set(timeZone, format)
  return format.format(instant)
}

/**
 * The last millisecond of a calendar day in an IANA time zone, whatever the clocks do around it. Bisects, since the rules
 * of time zones give the day of an instant and not the other way round.
 */
export function endOfDay(day: string, timeZone: string): Date {
  const noon = Date.parse(`${day}T12:00:00Z`)
  let within = noon - REACH_MS
  let beyond = noon + REACH_MS
  while (beyond - within > 1) {
    const middle = Math.floor((within + beyond) / 2)
    if (dayAt(new Date(middle), timeZone) > day) beyond = middle
    else within = middle
  }
  return new Date(within)
}
