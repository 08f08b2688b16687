import * as chrono from 'chrono-node/en'
import type { WeekStart } from '../extractor.ts'
import { addMonths, type DayNumber, dayOf, fromDay, monthOf, partsOf, weekdayOf, weekOf } from './calendar.ts'

/** What relative dates are counted from: the day of publication, or its year alone where no more is known. */
export type Reference = { day: DayNumber | undefined; year: number | undefined; weekStart: WeekStart }

/** Towards which side an incomplete date ("Thursday", "March 1") is completed. */
export type Direction = 'forward' | 'back'

/** A stretch of days that words name; offsets within the words given. `point` is false for weeks, months and years. */
export type DateExpression = { first: DayNumber; last: DayNumber; start: number; end: number; point: boolean }

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
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
  twelve: 12,
}
const MONTH = '(january|february|march|april|may|june|july|august|september|october|november|december)'
const COUNT = '(\\d{1,3}|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve)'
const UNIT = '(hour|day|week|month|year)s?'

type Reader = (
  match: RegExpExecArray,
  reference: Reference,
  direction: Direction,
) => { first: DayNumber; last: DayNumber; point?: boolean } | undefined

/** Our own rules, tried in order; what an earlier one has read a later one leaves alone. */
const RULES: [pattern: RegExp, read: Reader][] = [
  [
    new RegExp(
      `\\b(?:within|in|over)\\s(?:the\\s)?(?:next\\s|coming\\s|following\\s)?${COUNT}[\\s-]${UNIT}(?:\\s(?:of|from|after)\\s([\\w .,]{3,24}))?`,
      'gi',
    ),
    readWithin,
  ],
  [
    new RegExp(
      `\\b(?:the\\s)?(?:very\\s)?end of (?:the |this |next )?(year|month|week|${MONTH.slice(1, -1)}|\\d{4})(?:,?\\s(\\d{4}))?\\b`,
      'gi',
    ),
    readEndOf,
  ],
  [/\b(year|month|week)['’]s end\b|\byear-end\b/gi, readEndOf],
  [
    /\b(first|second|third|fourth|last)[ -](quarter|half)(?: of (?:the year|(\d{4})))?\b|\bq([1-4])(?: (\d{4}))?\b/gi,
    readPart,
  ],
  [/\b(this|next|last|coming)\s(week|weekend|month|year)\b/gi, readThis],
  [/\b(today|tonight|tomorrow|yesterday)\b/gi, readNear],
  [new RegExp(`\\b(?:(?:mid|early|late)[- ])?${MONTH}(?:,?\\s(?:of\\s)?(\\d{4}))\\b`, 'gi'), readMonth],
  [
    new RegExp(
      `\\b(?:in|by|until|before|since|during|mid|early|late)[- ](?:mid-|early |late |the month of )?${MONTH}\\b(?!\\s\\d)`,
      'gi',
    ),
    readMonth,
  ],
  [
    /\b(?:(next|last|this)\s)?(sunday|monday|tuesday|wednesday|thursday|friday|saturday)\b(?!,?\s(?:january|february|march|april|may|june|july|august|september|october|november|december|\d))/gi,
    readWeekday,
  ],
  [/\b(?:in|by|before|until|during|of|for)\s((?:19|20)\d{2})\b(?!-)/gi, readYear],
]

/** Only words like these can hold a date; everything else is not looked at. */
const HINT =
  /\d|day\b|week|month|year|tonight|tomorrow|quarter|\b(?:january|february|march|april|may|june|july|august|september|october|november|december|hours)\b/i

/** Every date that `words` name, in order. What is no date ("soon", "in the coming days") gives nothing. */
export function findDates(words: string, reference: Reference, direction: Direction): DateExpression[] {
  if (!HINT.test(words)) return []
  const found: DateExpression[] = plainDates(words, reference, direction)
  for (const [pattern, read] of RULES) {
    for (const match of words.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (found.some((other) => start < other.end && end > other.start && !(start <= other.start && end >= other.end)))
        continue
      const days = read(match, reference, direction)
      if (days === undefined) continue
      const inner = found.findIndex((other) => start <= other.start && end >= other.end)
      const expression = { ...days, point: days.point ?? days.first === days.last, start, end }
      if (inner === -1) found.push(expression)
      else if (pattern === RULES[0]?.[0]) found.splice(inner, 1, expression)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Days with a month's name or digits, by chrono-node; a year left out is completed towards `direction`. */
function plainDates(words: string, reference: Reference, direction: Direction): DateExpression[] {
  if (!/\d/.test(words)) return []
  const at = reference.day ?? (reference.year === undefined ? 0 : (dayOf(reference.year, 7, 1) ?? 0))
  const results = chrono.strict.parse(words, new Date(`${fromDay(at)}T12:00:00Z`))
  return results.flatMap((result) => {
    const from = result.start
    if (!from.isCertain('day') || !from.isCertain('month')) return []
    if (/\b(?:hour|day|week|month|year)s?\b|\bago\b/i.test(result.text)) return []
    const first = completeYear(from, reference, direction)
    const to = result.end ?? undefined
    const last = to === undefined ? first : completeYear(to, reference, direction)
    if (first === undefined || last === undefined || last < first) return []
    return [{ first, last, start: result.index, end: result.index + result.text.length, point: first === last }]
  })
}

type Components = { get(component: 'year' | 'month' | 'day'): number | null; isCertain(component: 'year'): boolean }

function completeYear(date: Components, reference: Reference, direction: Direction): DayNumber | undefined {
  const month = date.get('month') ?? 0
  const day = date.get('day') ?? 0
  if (date.isCertain('year')) return dayOf(date.get('year') ?? 0, month, day)
  if (reference.day === undefined) return reference.year === undefined ? undefined : dayOf(reference.year, month, day)
  const { year } = partsOf(reference.day)
  return nearest(
    [year - 1, year, year + 1].map((y) => dayOf(y, month, day)),
    reference.day,
    direction,
  )
}

/** Six weeks are as far as a date without a year reaches against its direction. */
function nearest(days: (DayNumber | undefined)[], from: DayNumber, direction: Direction): DayNumber | undefined {
  const slack = 45
  const known = days.filter((day) => day !== undefined)
  const fits = known.filter((day) => (direction === 'forward' ? day >= from - slack : day <= from + slack))
  return (fits.length === 0 ? known : fits).sort((a, b) => Math.abs(a - from) - Math.abs(b - from))[0]
}

function countOf(word: string | undefined): number {
  return NUMBERS[(word ?? '').toLowerCase()] ?? Number(word)
}

function readWithin(match: RegExpExecArray, reference: Reference, direction: Direction) {
  const anchor = match[3] === undefined ? undefined : findDates(match[3], reference, direction)[0]
  if (match[3] !== undefined && anchor === undefined) return undefined
  const from = anchor?.last ?? reference.day
  if (from === undefined || /^(?:over)/i.test(match[0])) return undefined
  const count = countOf(match[1])
  const unit = (match[2] ?? '').toLowerCase()
  const last =
    unit === 'hour'
      ? from + Math.ceil(count / 24)
      : unit === 'day'
        ? from + count
        : unit === 'week'
          ? from + 7 * count
          : addMonths(from, unit === 'month' ? count : 12 * count)
  return /^in\s(?!the)/i.test(match[0]) && anchor === undefined
    ? { first: last, last }
    : { first: from, last, point: false }
}

function readEndOf(match: RegExpExecArray, reference: Reference) {
  const what = (match[1] ?? 'year').toLowerCase()
  const next = /\bnext\b/i.test(match[0]) ? 1 : 0
  const now = reference.day === undefined ? undefined : partsOf(reference.day)
  const year = /^\d{4}$/.test(match[2] ?? '') ? Number(match[2]) : (now?.year ?? reference.year)
  if (/^\d{4}$/.test(what)) return lastDay(monthOf(Number(what), 12))
  if (what === 'year') return year === undefined ? undefined : lastDay(monthOf(year + next, 12))
  if (what === 'week')
    return reference.day === undefined ? undefined : lastDay(weekOf(reference.day + 7 * next, reference.weekStart))
  if (what === 'month') return now === undefined ? undefined : lastDay(monthOf(now.year, now.month + next))
  const month = MONTHS.indexOf(what) + 1
  if (year === undefined || month === 0) return undefined
  const passed = now !== undefined && match[2] === undefined && month < now.month - 4
  return lastDay(monthOf(passed ? year + 1 : year, month))
}

const lastDay = ({ last }: { last: DayNumber }) => ({ first: last, last })

function readPart(match: RegExpExecArray, reference: Reference) {
  const given = match[3] ?? match[5]
  const year =
    given === undefined ? (reference.day === undefined ? reference.year : partsOf(reference.day).year) : Number(given)
  if (year === undefined) return undefined
  const half = match[2]?.toLowerCase() === 'half'
  const order = ['first', 'second', 'third', 'fourth'].indexOf((match[1] ?? '').toLowerCase())
  const index = match[4] === undefined ? (order === -1 ? (half ? 1 : 3) : order) : Number(match[4]) - 1
  const months = half ? 6 : 3
  return { first: monthOf(year, index * months + 1).first, last: monthOf(year, (index + 1) * months).last }
}

function readThis(match: RegExpExecArray, reference: Reference, direction: Direction) {
  if (reference.day === undefined) return undefined
  const which = (match[1] ?? '').toLowerCase()
  const shift = which === 'next' || which === 'coming' ? 1 : which === 'last' ? -1 : 0
  const unit = (match[2] ?? '').toLowerCase()
  const { year, month } = partsOf(reference.day)
  const fromNow = <Days extends { first: DayNumber; last: DayNumber }>(days: Days) =>
    shift === 0 && direction === 'forward'
      ? { ...days, first: Math.max(days.first, reference.day ?? days.first) }
      : days
  if (unit === 'week') return fromNow(weekOf(reference.day + 7 * shift, reference.weekStart))
  if (unit === 'weekend') {
    const saturday =
      reference.day + ((6 - weekdayOf(reference.day) + 7) % 7) + 7 * (which === 'next' ? 1 : shift < 0 ? -1 : 0)
    return { first: saturday, last: saturday + 1 }
  }
  if (unit === 'month') return fromNow(monthOf(year, month + shift))
  return fromNow({ first: monthOf(year + shift, 1).first, last: monthOf(year + shift, 12).last })
}

function readNear(match: RegExpExecArray, reference: Reference) {
  if (reference.day === undefined) return undefined
  const word = match[0].toLowerCase()
  const day = reference.day + (word === 'tomorrow' ? 1 : word === 'yesterday' ? -1 : 0)
  return { first: day, last: day }
}

function readMonth(match: RegExpExecArray, reference: Reference, direction: Direction) {
  const month = MONTHS.indexOf((match[1] ?? '').toLowerCase()) + 1
  if (match[2] !== undefined) return { ...monthOf(Number(match[2]), month), point: false }
  if (reference.day === undefined)
    return reference.year === undefined ? undefined : { ...monthOf(reference.year, month), point: false }
  const now = partsOf(reference.day)
  const year =
    direction === 'forward'
      ? month < now.month
        ? now.year + 1
        : now.year
      : month > now.month
        ? now.year - 1
        : now.year
  return { ...monthOf(year, month), point: false }
}

function readWeekday(match: RegExpExecArray, reference: Reference, direction: Direction) {
  if (reference.day === undefined) return undefined
  const wanted = WEEKDAYS.indexOf((match[2] ?? '').toLowerCase())
  const ahead = (wanted - weekdayOf(reference.day) + 7) % 7
  const lead = match[1]?.toLowerCase()
  const back = lead === 'last' || (direction === 'back' && lead !== 'next')
  const day = back
    ? reference.day - ((7 - ahead) % 7) - (lead === 'last' && ahead === 0 ? 7 : 0)
    : reference.day + ahead + (lead === 'next' && ahead === 0 ? 7 : 0)
  return { first: day, last: day }
}

function readYear(match: RegExpExecArray) {
  const year = Number(match[1])
  return { first: monthOf(year, 1).first, last: monthOf(year, 12).last }
}
