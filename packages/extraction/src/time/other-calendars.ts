import { type DayNumber, dayOf } from './calendar.ts'

type Calendar = 'hebrew' | 'islamic-umalqura'
/** Months of the Hebrew year as Intl names them; Nisan is the first month of the feasts. */
const HEBREW = [
  'Nisan',
  'Iyar',
  'Sivan',
  'Tamuz',
  'Av',
  'Elul',
  'Tishri',
  'Heshvan',
  'Kislev',
  'Tevet',
  'Shevat',
  'Adar',
]
const DAY_MS = 86_400_000

const known = new Map<string, DayNumber | undefined>()

/** The day of a Gregorian year on which a day of another calendar falls, by the tables of Intl (CLDR); the first where two do. */
export function dayInCalendar(
  calendar: Calendar,
  { month, day }: { month: number; day: number },
  year: number,
): DayNumber | undefined {
  const key = `${calendar} ${month} ${day} ${year}`
  if (!known.has(key)) known.set(key, findDay(calendar, { month, day }, year))
  return known.get(key)
}

function findDay(calendar: Calendar, wanted: { month: number; day: number }, year: number): DayNumber | undefined {
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
    month: calendar === 'hebrew' ? 'long' : 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  })
  const month = calendar === 'hebrew' ? HEBREW[wanted.month - 1] : String(wanted.month)
  const first = dayOf(year, 1, 1)
  if (first === undefined) return undefined
  for (let at = first; at < first + 366; at += 1) {
    const parts = format.formatToParts(at * DAY_MS)
    const part = (type: string) => parts.find((one) => one.type === type)?.value
    if (part('month') === month && part('day') === String(wanted.day)) return at
  }
  return undefined
}
