import { type DayNumber, dayOf, monthOf, partsOf, weekdayOf } from './calendar.ts'
import { dayInCalendar } from './other-calendars.ts'
import { type DateReader, type Days, oneDay } from './reader.ts'
import type { Direction, Reference } from './reference.ts'

/** The days that a feast takes in a year of the Gregorian calendar; undefined where that year has none. */
type Feast = (year: number) => Days | undefined

const fixed =
  (month: number, day: number, length = 1): Feast =>
  (year) => {
    const first = dayOf(year, month, day)
    return first === undefined ? undefined : { first, last: first + length - 1 }
  }
const fromEaster =
  (shift: number): Feast =>
  (year) =>
    oneDay(easter(year) + shift)
const inCalendar =
  (calendar: 'hebrew' | 'islamic-umalqura', month: number, day: number, length = 1): Feast =>
  (year) => {
    const first = dayInCalendar(calendar, { month, day }, year)
    return first === undefined ? undefined : { first, last: first + length - 1 }
  }

/** Feasts that fall on days which a calendar alone gives, by their names in lower case. */
const FEASTS: [names: string, feast: Feast][] = [
  ['christmas eve', fixed(12, 24)],
  ['christmas(?: day)?', fixed(12, 25)],
  ["new year['’]s eve", fixed(12, 31)],
  ["(?:the )?new year(?:['’]s(?: day)?)?", fixed(1, 1)],
  ['epiphany', fixed(1, 6)],
  ["valentine['’]s day", fixed(2, 14)],
  ["(?:saint|st\\.?) patrick['’]s day", fixed(3, 17)],
  ['nowruz', fixed(3, 20)],
  ['may day', fixed(5, 1)],
  ['halloween', fixed(10, 31)],
  ['(?:bonfire|guy fawkes) (?:night|day)', fixed(11, 5)],
  ["all saints(?:['’])?(?: day)?", fixed(11, 1)],
  ["all souls(?:['’])?(?: day)?", fixed(11, 2)],
  ["(?:saint|st\\.?) nicholas(?:['’]s?)?(?: day)?", fixed(12, 6)],
  ['ash wednesday', fromEaster(-46)],
  ['palm sunday', fromEaster(-7)],
  ['good friday', fromEaster(-2)],
  ['easter monday', fromEaster(1)],
  ['easter(?: sunday| day)?', fromEaster(0)],
  ['ascension day', fromEaster(39)],
  ['(?:pentecost|whit sunday|whitsun)', fromEaster(49)],
  ['corpus christi', fromEaster(60)],
  ["(?:martin luther king|mlk)(?: jr\\.?)?(?:['’]s)?(?: day)?", (year) => oneDay(nthWeekday(year, 1, 1, 2))],
  ["presidents['’]? day", (year) => oneDay(nthWeekday(year, 2, 1, 2))],
  ['memorial day', (year) => oneDay(nthWeekday(year, 6, 1, -1))],
  ['juneteenth', fixed(6, 19)],
  ['labor day', (year) => oneDay(nthWeekday(year, 9, 1, 0))],
  ['columbus day', (year) => oneDay(nthWeekday(year, 10, 1, 1))],
  ['(?:veterans day|armistice day|martinmas)', fixed(11, 11)],
  ['bastille day', fixed(7, 14)],
  ['boxing day', fixed(12, 26)],
  ['michaelmas', fixed(9, 29)],
  ['shrove tuesday', fromEaster(-47)],
  ['maundy thursday', fromEaster(-3)],
  ['advent', (year) => oneDay(firstOfAdvent(year))],
  ['thanksgiving(?: day)?', (year) => oneDay(nthWeekday(year, 11, 4, 3))],
  ['passover', inCalendar('hebrew', 1, 15)],
  ['shavuot', inCalendar('hebrew', 3, 6)],
  ['rosh hashanah', inCalendar('hebrew', 7, 1)],
  ['yom kippur', inCalendar('hebrew', 7, 10)],
  ['sukkot', inCalendar('hebrew', 7, 15)],
  ['eid al-fitr', inCalendar('islamic-umalqura', 10, 1)],
  ['(?:the )?end of ramadan', (year) => lastBefore(inCalendar('islamic-umalqura', 10, 1)(year))],
  ['eid al-adha', inCalendar('islamic-umalqura', 12, 10)],
  ['(?:the (?:start|beginning) of )?ramadan', inCalendar('islamic-umalqura', 9, 1, 29)],
]

/** What makes of the name a thing and no day: "the Christmas party", "Easter Island", "a New Year deal". */
const THING =
  '(?![-\\s](?:party|market|tree|dinner|holidays?|break|season|island|egg|bunny|present|card|address|message|speech|truce|deal|recess|rising|weekend|week|massacre|attack|jones)s?\\b)'

const BEFORE =
  '(?<=\\b(?:by|before|until|till|at|on|over|after|from|since|for|this|next|than|around|to|through|of)\\s(?:the\\s)?)'

/** Feasts by name, the one that the direction allows: "before Easter", "by Corpus Christi", "on New Year's Eve 2026". */
export const FEAST_DAYS: DateReader[] = [
  {
    pattern: new RegExp(
      `${BEFORE}(${FEASTS.map(([names]) => names).join('|')})\\b${THING}(?:,? (?:of )?(\\d{4}|next year|this year))?`,
      'giu',
    ),
    read: ([, name, given], reference, direction) => {
      const feast = FEASTS.find(([names]) => new RegExp(`^(?:${names})$`, 'iu').test(name ?? ''))?.[1]
      return feast === undefined ? undefined : nearest(feast, given, reference, direction)
    },
  },
]

/** Words that hold the name of a feast. */
export const FEAST_HINT =
  'christmas|new year|martin luther|mlk|presidents|memorial|juneteenth|labor day|columbus|veterans|armistice|martinmas|bastille|boxing|michaelmas|shrove|maundy|advent|epiphany|easter|ramadan|eid|passover|shavuot|rosh|kippur|sukkot|nowruz|pentecost|whit|ascension|corpus|halloween|bonfire|guy fawkes|souls|saints|thanksgiving|nicholas|patrick|valentine|good friday'

const lastBefore = (days: Days | undefined): Days | undefined =>
  days === undefined ? undefined : oneDay(days.first - 1)

const firstOf = (days: Days | undefined): Days | undefined => (days === undefined ? undefined : oneDay(days.first))

/** The day of a feast that is ahead: its first, or its last where it has begun ("through Ramadan"); undefined where it is over. */
function aheadOf({ first, last }: Days, day: DayNumber): Days | undefined {
  return day <= first ? oneDay(first) : day <= last ? oneDay(last) : undefined
}

function nearest(
  feast: Feast,
  given: string | undefined,
  { day, year }: Reference,
  direction: Direction,
): Days | undefined {
  if (/^\d/.test(given ?? '')) return feast(Number(given))
  const of = day === undefined ? year : partsOf(day).year
  if (of === undefined) return undefined
  const shift = given === 'next year' ? 1 : 0
  const found = feast(of + shift)
  if (day === undefined || given !== undefined || found === undefined) return found
  if (direction === 'forward') return aheadOf(found, day) ?? firstOf(feast(of + 1))
  return found.first > day ? feast(of - 1) : found
}

/** Easter Sunday of the western churches, by the computus of Meeus, Jones and Butcher. */
function easter(year: number): DayNumber {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const leaps = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25)
  const epact = (((leaps + 19 * golden + 15) % 30) + 30) % 30
  const full =
    epact -
    Math.floor(epact / 28) *
      (1 - Math.floor(epact / 28) * Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11))
  const march = (dayOf(year, 3, 1) ?? 0) - 1
  const sunday = (year + Math.floor(year / 4) + full + 2 - century + Math.floor(century / 4)) % 7
  return march + 28 + full - sunday
}

/** The fourth Sunday before Christmas. */
function firstOfAdvent(year: number): DayNumber {
  const christmas = dayOf(year, 12, 25) ?? 0
  return christmas - (weekdayOf(christmas) === 0 ? 7 : weekdayOf(christmas)) - 21
}

/** The weekday that comes `index` weeks after the month's first; -1: the last before the month. */
function nthWeekday(year: number, month: number, weekday: number, index: number): DayNumber {
  const { first } = monthOf(year, month)
  return first + ((weekday - weekdayOf(first) + 7) % 7) + 7 * index
}
