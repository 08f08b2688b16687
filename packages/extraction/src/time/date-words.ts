const MONTH_NAMES = 'january february march april may june july august september october november december'.split(' ')
const WEEKDAY_NAMES = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ')
const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fourteen: 14,
  fifteen: 15,
  twenty: 20,
  'twenty-one': 21,
  'twenty-four': 24,
  'twenty-eight': 28,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  'forty-eight': 48,
  sixty: 60,
  'seventy-two': 72,
  ninety: 90,
}
const ORDINALS = 'first second third fourth fifth'.split(' ')

/** A month's name, whole or cut short, captured. */
export const MONTH =
  '(january|february|march|april|may|june|july|august|september|october|november|december|jan\\.?|feb\\.?|mar\\.|apr\\.?|jun\\.|jul\\.|aug\\.?|sept?\\.?|oct\\.?|nov\\.?|dec\\.?)'
/** A month's whole name, captured: where a short one would be another word. */
export const FULL_MONTH = '(january|february|march|april|may|june|july|august|september|october|november|december)'
/** A weekday's name, captured. */
export const WEEKDAY = '(sunday|monday|tuesday|wednesday|thursday|friday|saturday)'
/** A day of the month, "3", "3rd", captured without its ending. */
export const DAY = '(\\d{1,2})(?:st|nd|rd|th)?'
/** A count of days and the like, captured. */
export const COUNT = `(\\d{1,3}|${Object.keys(NUMBERS)
  .toSorted((a, b) => b.length - a.length)
  .join('|')})`
/** A unit of time, captured without its plural ending. */
export const UNIT = '(hour|day|week|fortnight|month|year)s?'

/** 1–12 for a month's name or its beginning, 0 where it is none. */
export function monthNumber(word: string | undefined): number {
  const start = (word ?? '').toLowerCase().replace('.', '').slice(0, 3)
  return start.length < 3 ? 0 : MONTH_NAMES.findIndex((name) => name.startsWith(start)) + 1
}

/** 0 Sunday … 6 Saturday, -1 where it is none. */
export function weekdayNumber(word: string | undefined): number {
  return WEEKDAY_NAMES.indexOf((word ?? '').toLowerCase())
}

/** "two", "48" → the number; NaN where it is none. */
export function countOf(word: string | undefined): number {
  return NUMBERS[(word ?? '').toLowerCase()] ?? Number(word)
}

/** "first" → 1 … "fifth" → 5, 0 where it is none. */
export function ordinalNumber(word: string | undefined): number {
  return ORDINALS.indexOf((word ?? '').toLowerCase()) + 1
}
