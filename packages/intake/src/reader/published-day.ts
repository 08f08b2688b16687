import { edtfBounds } from '@onrecord/domain'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const ISO = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:[T ]|$)/
const RFC_5322 = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})\b/i

/** Newspapers begin about 1600; what a page says beyond is a mistake. */
const FIRST_YEAR = 1600
const LAST_YEAR = 2199

/**
 * The day that a timestamp of a page or feed names, as EDTF: as its author wrote it, in the author's own time zone. ISO 8601
 * (a month or year alone too) and RFC 5322 are read; undefined for anything else.
 */
export function publishedDay(text: string): string | undefined {
  const day = isoDay(text.trim()) ?? mailDay(text.trim())
  if (day === undefined || edtfBounds(day) === undefined) return undefined
  const year = Number(day.slice(0, 4))
  return year >= FIRST_YEAR && year <= LAST_YEAR ? day : undefined
}

function isoDay(text: string): string | undefined {
  return ISO.exec(text)?.[1]
}

function mailDay(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = RFC_5322.exec(text) ?? []
  const nth = MONTHS.indexOf(month.toLowerCase()) + 1
  return nth === 0 ? undefined : `${year}-${String(nth).padStart(2, '0')}-${day.padStart(2, '0')}`
}
