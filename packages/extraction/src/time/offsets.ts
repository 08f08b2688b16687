import { addMonths, type DayNumber, weekdayOf } from './calendar.ts'
import { COUNT, countOf, UNIT, WEEKDAY } from './date-words.ts'
import { type DateReader, type Days, oneDay } from './reader.ts'
import type { Direction, Reference } from './reference.ts'

/** The date that an offset is counted from, in words: "of 1 April", "after Friday". */
type FindDate = (words: string, reference: Reference, direction: Direction) => Days | undefined

/** What is said and published today. */
const NOW =
  /^(?:now|today|(?:the |its )?publication|(?:the date of )?this (?:notice|letter|statement|announcement|ruling|order|decision|message|communiqu[ée]|declaration|resolution|agreement|accord|text|document|report))(?![\p{L}])/iu
const ANCHOR =
  '((?:(?:sun|mon|tues|wednes|thurs|fri|satur)day|today|tomorrow|(?:the\\s)?\\d{1,2}(?:st|nd|rd|th)?\\s(?:of\\s)?\\p{L}{3,9}\\.?(?:,?\\s\\d{4})?|\\p{L}{3,9}\\.?\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s\\d{4})?|\\d{4}-\\d\\d-\\d\\d))'

/** A point of today from which hours are counted: "from noon today", "from eight o'clock this morning". */
const FROM_TODAY =
  "from (?:(?:noon|midday|midnight|dawn|\\d{1,2}(?:[:.]\\d{2})?\\s?(?:[ap]\\.?m\\.?)?|[a-z]+ o['’]clock) )?(?:today|now|tonight|this (?:morning|afternoon|evening))\\b"

/** Days counted from a date or from now: "within ten days of 1 April", "in three weeks", "a 48-hour deadline", "had two days to answer". */
export function offsetsBy(findDate: FindDate): DateReader[] {
  const anchored = (words: string | undefined, reference: Reference, direction: Direction) =>
    words === undefined ? undefined : findDate(words, reference, direction)
  return [
    {
      pattern: new RegExp(
        `\\b(?:within|inside|in (?:no|not) more than|in (?:less|fewer) than|in under|(?:no|not) more than|no later than) (?:the (?:next|coming|following) )?${COUNT}[\\s-](?:calendar )?${UNIT}(?:\\s(?:of|from|after)\\s(\\p{L}[^,;.]{0,40}|\\d[^,;.]{0,24}))?`,
        'giu',
      ),
      read: ([, count, unit, behind], reference, direction) => {
        const date = anchored(behind, reference, direction)
        // "within ten days of signing": counted from what has no date
        if (behind !== undefined && date === undefined && !NOW.test(behind)) return 'vague'
        const from = date?.last ?? reference.day
        return from === undefined ? undefined : { first: from, last: unitsAfter(from, count, unit), limit: true }
      },
    },
    {
      // weekends are no working days; feasts are not known
      pattern: new RegExp(
        `\\b(?:within|inside|in) ${COUNT}[\\s-](?:working|business|banking|school|week)[\\s-]?days?\\b(?! of| after| from)`,
        'gi',
      ),
      read: ([, count], { day }) =>
        day === undefined ? undefined : { first: day, last: afterWorkingDays(day, countOf(count)), limit: true },
    },
    {
      // "two weeks before the vote" is a limit where it is "at least"
      pattern: new RegExp(
        `\\b(?:at least|no later than|not later than|no less than) ${COUNT}[\\s-]${UNIT} (?:before|ahead of|prior to) (?:the |its |their )?${ANCHOR}`,
        'giu',
      ),
      read: ([, count, unit, behind], reference, direction) => {
        const date = anchored(behind, reference, direction)
        if (date === undefined) return undefined
        const last = unitsAfter(date.first, count, unit, -1)
        return { first: last, last, limit: true }
      },
    },
    {
      // "a week on Tuesday", "Friday week"
      pattern: new RegExp(`\\ba (week|fortnight) (?:(?:on|from|this|next) ${WEEKDAY}|(today|tomorrow))\\b`, 'gi'),
      read: ([, unit, weekday, near], reference) => {
        const date = anchored(weekday ?? near, reference, 'forward')
        return date === undefined ? undefined : oneDay(date.first + (unit?.toLowerCase() === 'week' ? 7 : 14))
      },
    },
    {
      pattern: new RegExp(`(?<!\\b(?:for|lasting|of)\\s)\\b${COUNT}[\\s-]${UNIT} (after|before|from) ${ANCHOR}`, 'giu'),
      read: ([, count, unit, side, behind], reference, direction) => {
        const date = anchored(behind, reference, direction)
        if (date === undefined) return undefined
        const back = side?.toLowerCase() === 'before'
        return oneDay(back ? unitsAfter(date.first, count, unit, -1) : unitsAfter(date.last, count, unit))
      },
    },
    {
      pattern: new RegExp(
        `(?<!\\b(?:first|last|only|best|worst|most|least|\\w{3,}est|steepest|rise|fall|drop|increase|times?)\\s(?:[\\w-]+\\s){0,3})\\bin (?:about |around )?${COUNT} ${UNIT}(?:['’]s?)?(?: time)?\\b(?! (?:of|ago|to|this|that|like|when)\\b)`,
        'gi',
      ),
      read: ([, count, unit], { day }) => (day === undefined ? undefined : oneDay(unitsAfter(day, count, unit))),
    },
    {
      pattern: new RegExp(`\\b${COUNT} ${UNIT} (?:from now|from today|hence)\\b`, 'gi'),
      read: ([, count, unit], { day }) => (day === undefined ? undefined : oneDay(unitsAfter(day, count, unit))),
    },
    {
      // "after two years", of what is to come; "after two years of talks" counts from nowhere
      pattern: new RegExp(`\\bafter ${COUNT} ${UNIT}\\b(?=[,.;:”"’]|$)`, 'gi'),
      read: ([, count, unit], { day }, direction) =>
        day === undefined || direction === 'back' ? undefined : oneDay(unitsAfter(day, count, unit)),
    },
    {
      pattern: new RegExp(
        `\\b(?:for|lasting)\\s${COUNT}[\\s-]${UNIT},?\\s(?:from|starting(?: on| from)?|beginning(?: on)?)\\s${ANCHOR}`,
        'giu',
      ),
      read: ([, count, unit, behind], reference, direction) => {
        const date = anchored(behind, reference, direction)
        return date === undefined ? undefined : { first: date.first, last: unitsAfter(date.first, count, unit) }
      },
    },
    {
      // "a deadline of three weeks", "an ultimatum of 48 hours"
      pattern: new RegExp(`\\b(?:deadline|ultimatum|notice|time limit) of ${COUNT} ${UNIT}\\b`, 'gi'),
      read: limitFromNow,
    },
    {
      // "you have 48 hours", "they had ten days left"
      pattern: new RegExp(
        `(?<=\\b(?:you|they|he|she|it|we) (?:have|had|has) )${COUNT} ${UNIT}(?: left)?(?=[,.;:”"’]|$)`,
        'gi',
      ),
      read: limitFromNow,
    },
    {
      pattern: new RegExp(`\\b(?:in|over|during|for) the (?:next|coming|following) ${COUNT} ${UNIT}\\b`, 'gi'),
      read: ([, count, unit], { day }) =>
        day === undefined ? undefined : { first: day, last: unitsAfter(day, count, unit) },
    },
    {
      pattern: new RegExp(`\\b${COUNT}[\\s-]${UNIT}(?:['’])? (?:deadline|ultimatum)\\b`, 'gi'),
      read: limitFromNow,
    },
    {
      // "has 72 hours from noon today"
      pattern: new RegExp(
        `(?<=\\b(?:ha[sd]|have|g[ai]ve[ns]?|giving)\\s(?:[\\w’'-]+\\s){0,5}?)${COUNT}[\\s-]${UNIT} ${FROM_TODAY}`,
        'gi',
      ),
      read: limitFromNow,
    },
    {
      // "the offer stays open for three weeks"
      pattern: new RegExp(
        `(?<=\\b(?:stays?|remains?|is|be|keeps?|holds?|stands?)\\s)(?:open|valid|good|binding|in force|on the table) for (?:another )?${COUNT} ${UNIT}\\b(?! from)`,
        'gi',
      ),
      read: limitFromNow,
    },
    {
      // "at seven days' notice"
      pattern: new RegExp(
        `(?<=\\b(?:g[ai]ve[ns]?|giving|serv(?:e|es|ed|ing)|issued?|handed in|lodged|at|on)\\s(?:[\\w’'-]+\\s){0,5}?)${COUNT}[\\s-]${UNIT}['’]? notice\\b(?! period)`,
        'gi',
      ),
      read: limitFromNow,
    },
    {
      // "gave the firm 48 hours to answer", "has two weeks to comply"; not "it took two days to answer"
      pattern: new RegExp(
        `(?<!\\b(?:took|takes?|taken|taking|spent|spend|for|needs?|needed|waited|waits?|last|past|every|first|in)\\s(?:\\w+\\s)?)\\b(?:(?:another|one more|a further|an extra|just|only|exactly) )?${COUNT} (?:more |further |extra )?${UNIT} (?:in which |left |more |${FROM_TODAY} )?(?=to [a-z])`,
        'gi',
      ),
      read: limitFromNow,
    },
  ]
}

function limitFromNow([, count, unit]: RegExpExecArray, { day }: Reference): Days | undefined {
  return day === undefined ? undefined : { first: day, last: unitsAfter(day, count, unit), limit: true }
}

/** The day so many units away; hours count as begun days. */
export function unitsAfter(
  from: DayNumber,
  word: string | undefined,
  unitWord: string | undefined,
  sign: 1 | -1 = 1,
): DayNumber {
  const count = sign * countOf(word)
  const unit = (unitWord ?? '').toLowerCase()
  if (unit === 'hour') return from + Math.ceil(count / 24)
  if (unit === 'day') return from + count
  if (unit === 'week') return from + 7 * count
  if (unit === 'fortnight') return from + 14 * count
  return addMonths(from, unit === 'month' ? count : 12 * count)
}

/** The day so many working days away, Monday to Friday. */
function afterWorkingDays(from: DayNumber, count: number): DayNumber {
  let day = from
  for (let left = count; left > 0; ) {
    day += 1
    if (weekdayOf(day) !== 0 && weekdayOf(day) !== 6) left -= 1
  }
  return day
}
