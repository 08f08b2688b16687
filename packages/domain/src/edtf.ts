import * as z from 'zod'

/** Inclusive calendar days `YYYY-MM-DD`; null where the date has an open or unknown end. */
export type Bounds = { earliest: string | null; latest: string | null }

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?$/

/**
 * The days that an EDTF date can mean, or undefined where `text` is none of the forms that Onrecord uses: a year, month
 * or day with an optional qualifier (`~`, `?`, `%`), or an interval of two of these, `..` standing for an open end.
 * Source: ISO 8601-2:2019, Extended Date/Time Format, levels 0 and 1.
 */
export function edtfBounds(text: string): Bounds | undefined {
  const slash = text.indexOf('/')
  if (slash === -1) return dateBounds(text)
  const from = endBounds(text.slice(0, slash))
  const to = endBounds(text.slice(slash + 1))
  if (from === undefined || to === undefined) return undefined
  if (from === 'open' && to === 'open') return undefined
  const earliest = from === 'open' ? null : from.earliest
  const latest = to === 'open' ? null : to.latest
  if (earliest !== null && latest !== null && earliest > latest) return undefined
  return { earliest, latest }
}

/**
 * The days on which what is due may fall due: "by" a day (`../2025-02-03`) on that day alone, "by" a month on any of its
 * days, since none of them is meant more than another. Else as {@link edtfBounds}.
 */
export function edtfDueDays(text: string): Bounds | undefined {
  return edtfBounds(text) && edtfBounds(text.startsWith('../') ? text.slice('../'.length) : text)
}

function endBounds(text: string): Bounds | 'open' | undefined {
  return text === '..' ? 'open' : dateBounds(text)
}

function dateBounds(text: string): Bounds | undefined {
  const match = DATE.exec(text)
  if (match === null) return undefined
  const [, year = '', month, day] = match
  if (month === undefined) return { earliest: `${year}-01-01`, latest: `${year}-12-31` }
  if (month < '01' || month > '12') return undefined
  const last = daysInMonth(Number(year), Number(month))
  if (day === undefined) return { earliest: `${year}-${month}-01`, latest: `${year}-${month}-${last}` }
  if (Number(day) < 1 || Number(day) > last) return undefined
  return { earliest: `${year}-${month}-${day}`, latest: `${year}-${month}-${day}` }
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** A date that may be imprecise: `2025-02-03`, `2025-02`, `2025~`, `../2025-02-03`, `2024-07-05/..`. */
export const Edtf = z
  .string()
  .max(32)
  .refine(
    (text) => edtfBounds(text) !== undefined,
    'an EDTF date: 2025-02-03, 2025-02, 2025~, ../2025-02-03, 2024-07-05/..',
  )
  .meta({ id: 'Edtf', description: 'ISO 8601-2 date, possibly imprecise', examples: ['2025-02-03', '../2025-02-03'] })

/** A calendar day, `YYYY-MM-DD`. */
export const Day = z
  .string()
  .refine((text) => text.length === 10 && edtfBounds(text) !== undefined, 'a calendar day: 2025-02-03')
  .meta({ id: 'Day', format: 'date', examples: ['2025-02-20'] })
