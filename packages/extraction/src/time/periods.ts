import { monthOf, partsOf, weekdayOf, weekOf } from './calendar.ts'
import { completeMonth } from './complete-year.ts'
import { FULL_MONTH, monthNumber } from './date-words.ts'
import { type DateReader, type Days, oneDay } from './reader.ts'
import type { Direction, Reference } from './reference.ts'

/** Weeks, months and years by their place to today, months and years by name, and the parts of a month. */
export const PERIODS: DateReader[] = [
  {
    pattern:
      /\b(?:(early|later?|later on|earlier)\s)?(this|next|last|coming|this coming|past|current)\s(week|weekend|month|quarter|year)\b/gi,
    read: readThis,
  },
  {
    pattern: /\b(?:the\s)?(week|weekend|month|year) after next\b/gi,
    read: (match, reference) => periodAway((match[1] ?? '').toLowerCase(), 2, reference),
  },
  {
    pattern: /\blater (?:on )?(?:in|on in) the (week|month|quarter|year)\b/gi,
    read: ([, unit], reference, direction) => {
      const days = periodAway((unit ?? '').toLowerCase(), 0, reference)
      if (days === undefined || reference.day === undefined || direction === 'back') return 'vague'
      return { ...days, first: Math.min(days.last, reference.day + 1) }
    },
  },
  {
    // of a week whose middle is over the next one's is meant
    pattern: /\bmid-?week\b/gi,
    read: (_, reference, direction) => {
      const days = periodAway('week', 0, { ...reference, weekStart: 'monday' })
      if (days === undefined || reference.day === undefined || direction === 'back') return undefined
      const wednesday = days.first + 2
      return { first: wednesday, last: wednesday, ...(wednesday < reference.day && oneDay(wednesday + 7)) }
    },
  },
  {
    pattern: /\b(?:in|over|during|within|for) the (?:next|coming|following) fortnight\b/gi,
    read: (_, { day }) => (day === undefined ? undefined : { first: day, last: day + 14 }),
  },
  {
    // "in May and June", "May or June"
    pattern: new RegExp(
      `\\b(?:in |during |between |over |from )?${FULL_MONTH}(?:\\s(?:and|or|to|through|until)\\s|[-–])(?:in )?${FULL_MONTH}\\b(?!\\s\\d{1,2}(?!\\d))(?:,? (\\d{4}))?`,
      'gi',
    ),
    read: ([, from, to, given], reference, direction) => {
      if (from === 'may' || to === 'may') return undefined
      const [first, last] = [monthNumber(from), monthNumber(to)]
      const begun =
        given === undefined ? completeMonth(first, reference, direction) : Number(given) - (last < first ? 1 : 0)
      if (begun === undefined) return undefined
      return { first: monthOf(begun, first).first, last: monthOf(begun + (last < first ? 1 : 0), last).last }
    },
  },
  {
    // "in the new year": its first weeks, as a month
    pattern: /\b(?:in|early in|into|at the start of) the new year\b/gi,
    read: (_, reference) => {
      const days = periodAway('year', 1, reference)
      return days === undefined ? undefined : { first: days.first, last: days.first + 30 }
    },
  },
  {
    pattern: /\b(?:at|over|by|before|until|on) the weekend\b/gi,
    read: (_, reference, direction) => periodAway('weekend', direction === 'back' ? -1 : 0, reference),
  },
  {
    pattern: new RegExp(
      `\\b(?:(early|mid|late|towards? the end of)(?:-|\\s(?:in\\s)?)|(?:the )?(first|second) half of |in |by |until |before |since |during |for |from |after |throughout |than |beyond |past |through |till |around |about |over |between now and )?(?:the (?:month|whole) of )?(?:(next|this|last)\\s)?${FULL_MONTH}\\b(?!\\s\\d{1,2}(?!\\d))(?:,?\\s(?:of\\s)?(\\d{4}|next year|this year|last year))?`,
      'gi',
    ),
    read: readMonth,
  },
  {
    pattern:
      /\b(?:(?:in|by|before|until|till|during|from|since|after|early|late|mid-?|beyond|through|sooner than|later than|earlier than)[\s-]((?:19|20)\d{2})\b(?![-–/]?\d)|(?:around|about)\s((?:19|20)\d{2})(?=[,.;:)”"]|$|\s(?:and|but|or|if|when|at)\b))/gi,
    read: ([, exact, about]) => {
      const year = Number(exact ?? about)
      return { first: monthOf(year, 1).first, last: monthOf(year, 12).last }
    },
  },
]

/** A week, weekend, month, quarter or year so many away from today's; undefined where today is unknown. */
export function periodAway(unit: string, shift: number, { day, weekStart }: Reference): Days | undefined {
  if (day === undefined) return undefined
  const { year, month } = partsOf(day)
  if (unit === 'week') return weekOf(day + 7 * shift, weekStart)
  if (unit === 'weekend') {
    const saturday = day + (weekdayOf(day) === 0 ? -1 : 6 - weekdayOf(day)) + 7 * shift
    return { first: saturday, last: saturday + 1 }
  }
  if (unit === 'month') return monthOf(year, month + shift)
  if (unit === 'quarter') {
    const first = 3 * Math.floor((month - 1) / 3) + 1 + 3 * shift
    return { first: monthOf(year, first).first, last: monthOf(year, first + 2).last }
  }
  return { first: monthOf(year + shift, 1).first, last: monthOf(year + shift, 12).last }
}

function readThis(match: RegExpExecArray, reference: Reference, direction: Direction): Days | 'vague' | undefined {
  const part = (match[1] ?? '').toLowerCase()
  if (part === 'earlier') return 'vague'
  const which = (match[2] ?? '').toLowerCase()
  const unit = (match[3] ?? '').toLowerCase()
  const next = which === 'next' || (which.endsWith('coming') && unit !== 'weekend')
  const shift = next ? 1 : which === 'last' || which === 'past' ? -1 : 0
  const days = periodAway(unit, shift, reference)
  if (days === undefined || reference.day === undefined) return undefined
  const early = part === 'early' && unit === 'week' ? { ...days, last: days.first + 2 } : days
  if (shift !== 0 || direction === 'back') return part === 'early' ? early : days
  const from = part.startsWith('later') ? reference.day + 1 : reference.day
  return { ...days, first: Math.min(days.last, Math.max(days.first, from)) }
}

function readMonth(match: RegExpExecArray, reference: Reference, direction: Direction): Days | undefined {
  const [whole, part, half, which, name, given] = match
  // "may" alone is a verb, and "March" alone may be one
  const bare = /^\p{L}+$/u.test(whole.trim()) || (/^may\b/.test(name ?? '') && given === undefined)
  if (bare) return undefined
  const month = monthNumber(name)
  const year = /^\d/.test(given ?? '')
    ? Number(given)
    : yearOf(month, which ?? given?.split(' ')[0], reference, direction)
  if (year === undefined) return undefined
  const { first, last } = monthOf(year, month)
  if (half !== undefined)
    return half.toLowerCase() === 'first' ? { first, last: first + 14 } : { first: first + 15, last }
  const third = part?.toLowerCase()
  if (third === 'early') return { first, last: first + 9 }
  if (third === 'mid') return { first: first + 10, last: first + 19 }
  return third === 'late' || third?.startsWith('toward') === true ? { first: first + 20, last } : { first, last }
}

/** "next March" is next year's where March is over or on, "May next year" is next year's anyhow. */
function yearOf(
  month: number,
  which: string | undefined,
  reference: Reference,
  direction: Direction,
): number | undefined {
  const shift = which?.toLowerCase()
  if (shift === undefined) return completeMonth(month, reference, direction)
  if (reference.day === undefined) return undefined
  const now = partsOf(reference.day)
  if (shift === 'next') return month <= now.month ? now.year + 1 : now.year
  if (shift === 'last') return month >= now.month ? now.year - 1 : now.year
  return now.year
}
