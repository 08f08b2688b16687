import { edtfBounds } from '@onrecord/domain'
import { fromDay, toDay, weekdayOf } from './calendar.ts'
import { COUNT, UNIT, WEEKDAY, weekdayNumber } from './date-words.ts'
import { edtfDates, type TextDate } from './edtf-dates.ts'
import { unitsAfter } from './offsets.ts'
import type { Reference } from './reference.ts'

/** Without one of these no date is told by another. */
const HINT = /\b(?:later|following|after|next day|that|then)\b/i
const NEXT_DAY = '(?:the (?:following|next) day|the day after)(?! (?:the|that|an?|his|her|its|their|tomorrow|next)\\b)'
const THAT = '(?:that (?:same )?(?:day|date)|the date (?:given |named |set )?above)'
/** "will not return [until then]" is from then on. */
const NOT = "(?:not|never|cannot|n[’']t) (?:[\\w’-]+ ){1,4}"
/** The words that name a day by another, and the day they name, as EDTF, once the other is known. */
const FORMS: { pattern: RegExp; read: (match: RegExpExecArray, day: number) => string }[] = [
  {
    pattern: new RegExp(
      `\\b(?:some |about |exactly )?${COUNT} ${UNIT} (?:later|after that|afterwards|thereafter)\\b`,
      'gi',
    ),
    read: ([, count, unit], day) => fromDay(unitsAfter(day, count, unit)),
  },
  { pattern: new RegExp(`\\b(?:on )?${NEXT_DAY}`, 'gi'), read: (_, day) => fromDay(day + 1) },
  {
    pattern: new RegExp(`\\b(?:on )?the following ${WEEKDAY}\\b`, 'gi'),
    read: ([, name], day) => fromDay(day + (((weekdayNumber(name) - weekdayOf(day) + 6) % 7) + 1)),
  },
  {
    pattern: new RegExp(`\\b(?:before|ahead of|prior to) (?:${THAT}|then)\\b`, 'gi'),
    read: (_, day) => `../${fromDay(day - 1)}`,
  },
  {
    pattern: new RegExp(`(?<=${NOT})(?:until|till) (?:${THAT}|then)\\b`, 'gi'),
    read: (_, day) => `${fromDay(day)}/..`,
  },
  {
    pattern: new RegExp(`\\b(?<!${NOT})(?:by|until|till|no later than) (?:${THAT}|then)\\b`, 'gi'),
    read: (_, day) => `../${fromDay(day)}`,
  },
  {
    pattern: new RegExp(`\\bfrom (?:${THAT}|then on)\\b`, 'gi'),
    read: (_, day) => `${fromDay(day)}/..`,
  },
]
/** As far back in a text as the other day may stand, in UTF-16 units. */
const BACK = 400

/**
 * The dates of a stretch of text: those that it names, and those that it tells by a day named before, in it or in the
 * sentences ahead of it ("and vote a week later", "before that date"). Offsets within the stretch.
 */
export function datesIn(
  text: string,
  { start, end }: { start: number; end: number },
  reference: Reference,
): TextDate[] {
  const words = text.slice(start, end)
  const named = edtfDates(words, reference, 'forward')
  if (!HINT.test(words)) return named
  const later = FORMS.flatMap(({ pattern, read }) =>
    [...words.matchAll(pattern)].flatMap((match): TextDate[] => {
      const day = dayBefore(match.index, named) ?? dayAhead(text.slice(Math.max(0, start - BACK), start), reference)
      if (day === undefined) return []
      const edtf = read(match, day)
      return [{ edtf, start: match.index, end: match.index + match[0].length, limit: edtf.startsWith('../') }]
    }),
  )
  const apart = named.filter((date) => !later.some((one) => one.start < date.end && one.end > date.start))
  return [...apart, ...later].toSorted((a, b) => a.start - b.start)
}

/** The last day that is named before a place. */
const dayBefore = (place: number, dates: readonly TextDate[]): number | undefined =>
  dayOf(dates.findLast(({ end }) => end <= place))

/** The last day that words before name, where it lies ahead: what is counted from one that is over is over too. */
function dayAhead(words: string, reference: Reference): number | undefined {
  const day = dayOf(edtfDates(words, reference, 'forward').at(-1))
  return day === undefined || reference.day === undefined || day <= reference.day ? undefined : day
}

/** A date as one day: its last, of a limit the limit; undefined of a month or a longer stretch. */
function dayOf(date: TextDate | undefined): number | undefined {
  if (date === undefined || !/\d{4}-\d\d-\d\d~?$/.test(date.edtf)) return undefined
  const latest = edtfBounds(date.edtf)?.latest ?? null
  return latest === null ? undefined : toDay(latest)
}
