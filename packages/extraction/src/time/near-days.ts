import { type DayNumber, monthOf, partsOf, weekdayOf, weekOf } from './calendar.ts'
import { WEEKDAY, weekdayNumber } from './date-words.ts'
import { type DateReader, type Days, oneDay } from './reader.ts'
import type { Direction, Reference } from './reference.ts'

const MONTH_BEHIND = '(?!,?\\s(?:the\\s)?(?:\\d|jan|feb|mar(?:ch|\\.)|apr|may\\b|jun|jul|aug|sep|oct|nov|dec))'

/** A time of day before its weekday: "from 10pm Thursday to 6am Saturday". */
const TIME = '(?:(?:\\d{1,2}(?:[:.]\\d{2})?\\s?(?:[ap]\\.?m\\.?)?|noon|midnight)\\s(?:on\\s)?)?'

/** Days told from today: "tomorrow", "tonight", "the day after tomorrow", "overnight", weekdays. */
export const NEAR_DAYS: DateReader[] = [
  {
    pattern:
      /\b(?:the day (after|before) |later |this time )?(today|tonight|tomorrow|yesterday)\b(?:\s(?:morning|afternoon|evening|night))?|\bthis (morning|afternoon|evening)\b/gi,
    read: (match, { day }) => {
      if (day === undefined) return undefined
      const word = (match[2] ?? '').toLowerCase()
      const shift = word === 'tomorrow' ? 1 : word === 'yesterday' ? -1 : 0
      const further = match[1] === undefined ? 0 : match[1].toLowerCase() === 'after' ? 1 : -1
      return oneDay(day + shift + further)
    },
  },
  {
    // "this time next week", "this day week"
    pattern: /\bthis (?:time|day) (?:next )?week\b|\b(?:today|tomorrow) week\b/gi,
    read: ([words], { day }) => (day === undefined ? undefined : oneDay(day + (/tomorrow/i.test(words) ? 8 : 7))),
  },
  {
    // "Tuesday the 18th"
    pattern: new RegExp(`\\b${WEEKDAY},? the (\\d{1,2})(?:st|nd|rd|th)\\b(?!\\s(?:of\\s)?\\p{Lu})`, 'giu'),
    read: ([, , number], { day }, direction) => {
      if (day === undefined) return undefined
      const now = partsOf(day)
      const wanted = Number(number)
      const shift = direction === 'forward' ? (wanted < now.day ? 1 : 0) : wanted > now.day ? -1 : 0
      const { first, last } = monthOf(now.year, now.month + shift)
      return wanted < 1 || first + wanted - 1 > last ? undefined : oneDay(first + wanted - 1)
    },
  },
  {
    pattern: /\bovernight\b/gi,
    read: (_, { day }, direction) =>
      day === undefined || direction === 'forward' ? 'vague' : { first: day - 1, last: day },
  },
  {
    pattern: new RegExp(
      `\\b(?:(next|last|past|this|coming|this coming|this past)\\s)?${WEEKDAY}(?!s\\b)(?:\\s(?:morning|afternoon|evening|night))?(?:(?:\\s(?:of|in))?\\s(next|last|this) week|\\s(week)\\b)?${MONTH_BEHIND}`,
      'gi',
    ),
    read: (match, reference, direction) => {
      const day = weekdayIn(match, reference, direction)
      return day === undefined ? undefined : oneDay(day)
    },
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:between|from)\\s)?${TIME}${WEEKDAY}(?:\\s(?:morning|afternoon|evening|night))?\\s?(?:and|to|until|till|through|or|[-–—])\\s?${TIME}${WEEKDAY}\\b${MONTH_BEHIND}`,
      'gi',
    ),
    read: readWeekdays,
  },
]

function readWeekdays(match: RegExpExecArray, reference: Reference, direction: Direction): Days | undefined {
  const [from, to] = [weekdayNumber(match[1]), weekdayNumber(match[2])]
  const first = nearest(from, reference, direction)
  if (first === undefined) return undefined
  const length = (to - from + 7) % 7
  // "Tuesday and Thursday" are two days, "Saturday and Sunday" are a stretch
  if (/\sand\s/i.test(match[0]) && !/^between/i.test(match[0].trim()) && length > 1) return oneDay(first)
  return { first, last: first + length }
}

function weekdayIn(match: RegExpExecArray, reference: Reference, direction: Direction): DayNumber | undefined {
  const today = reference.day
  if (today === undefined) return undefined
  const wanted = weekdayNumber(match[2])
  const lead = (match[1] ?? '').toLowerCase()
  const week = match[3]?.toLowerCase()
  if (week !== undefined) return inWeek(wanted, today + (week === 'next' ? 7 : week === 'last' ? -7 : 0), reference)
  if (lead === 'next') return inWeek(wanted, today + 7, reference)
  const ahead = (wanted - weekdayOf(today) + 7) % 7
  if (/^(?:last|past|this past)$/.test(lead)) return today - (ahead === 0 ? 7 : 7 - ahead)
  const day = direction === 'back' && !/coming/.test(lead) ? today - ((7 - ahead) % 7) : today + ahead
  return match[4] === undefined ? day : day + 7
}

/** The weekday of the week that holds a day, as the dossier counts weeks. */
function inWeek(wanted: number, day: DayNumber, { weekStart }: Reference): DayNumber {
  const { first } = weekOf(day, weekStart)
  return first + ((wanted - weekdayOf(first) + 7) % 7)
}

function nearest(wanted: number, { day }: Reference, direction: Direction): DayNumber | undefined {
  if (day === undefined) return undefined
  const ahead = (wanted - weekdayOf(day) + 7) % 7
  return direction === 'forward' ? day + ahead : day - ((7 - ahead) % 7)
}
