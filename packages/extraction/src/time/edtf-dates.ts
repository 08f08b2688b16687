import { fromDay, monthOf, partsOf } from './calendar.ts'
import { type DateExpression, findDates } from './expressions.ts'
import type { Direction, Reference } from './reference.ts'

/** A date in a text, as EDTF; `limit` is true for "by", "before", "until" and the like. Offsets within the words given. */
export type TextDate = { edtf: string; start: number; end: number; limit: boolean }

/** A time of day between "by" and its day: "by 6 p.m. GMT on Friday", "until midnight on 3 May". */
const CLOCK =
  "(?:(?:\\d{1,2}(?:[:.]\\d{2})?\\s?(?:[ap]\\.?m\\.?|o[’']clock|h)?|\\d{4}(?= (?:GMT|UTC|local|h))|COB|midnight|noon|midday|first thing|the (?:very )?end of|the (?:close|end|start) of (?:the |its )?\\w+,?|(?:the )?(?:close|end) of (?:business|play|(?:the )?(?:working|school|business|trading)? ?day)(?: on)?|dawn|daybreak|sunrise|dusk|sunset|sundown|nightfall|lunchtime|teatime|first light|(?:the )?(?:last|first|second) post|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: o[’']clock)?(?: in the (?:morning|afternoon|evening)| at night)?)(?:\\s\\(?(?:GMT|UTC|hours|hrs|[A-Z]{2,4}T|(?:[A-Z]\\w+ ){1,3}time|local time)\\)?)?,?\\s(?:on\\s)?)?"
const UNTIL = new RegExp(
  `\\b(?:by|until|till|up to(?: and including)?|between now and|through(?!\\son\\b)|no later than|not later than|on or before|before or on|(?:by|until) the (?:time|start|opening|beginning|end|close) (?:of )?[\\w ’'-]{3,40}?(?: on)?|by (?:the|his|her|its|their) (?:[\\w-]+ )?(?:inauguration|summit|meeting|vote|session|anniversary|hearing|election|conference|launch)|in time for|runs? to|at the latest by|due(?: date)?(?: is)?|deadline (?:of|is|on|(?:back |forward |on )?to|for [\\w ]{1,30} is)|deadline,?|cut-?off(?: date| time| day)?(?: for [\\w ]{1,30})? is|(?:no|not|never|nothing|none)\\s(?:[\\w-]+\\s){0,3}beyond|(?:extend|prolong)(?:s|ed|ing)?\\s(?:[\\w’'-]+\\s){1,5}to)\\s(?:at least\\s)?(?:the\\s|this\\s|on\\s|around\\s|about\\s)?${CLOCK}$`,
  'i',
)
const BEFORE = new RegExp(`\\b(?:before|ahead of|prior to)\\s(?:the\\s)?${CLOCK}$`, 'i')
/** "before the vote on 27 June": what takes place on the day; "before the court on 27 June" stands there. */
const BEFORE_EVENT =
  /\b(?:before|ahead of|prior to)\s(?:the|an?|its|their)\s(?:(?!(?:chamber|court|parliament|assembly|council|house|senate|committee|commission|tribunal|judges?|panel|ministry|palace|embassy|gates?|building|hall|town|board|bench|arbitrators?)\b)[a-z-]+\s){1,3}?(?:on\s)?$/i
/** "before parliament rises on 20 July". */
const BEFORE_STEP =
  /\b(?:before|ahead of)\s(?:[\w’'-]+\s){1,5}(?:rises|meets|votes|ends|closes|opens|reopens|begins|starts|expires|convenes|reconvenes|resumes|returns|sits|leaves|arrives|runs out|is due|takes (?:office|effect)|goes (?:to the polls|into recess))\s(?:on\s)?$/i
const FROM = new RegExp(
  `\\b(?:as soon as|as early as|from|starting(?: on| from)?|beginning(?: on)?|since|not before|no earlier than|no sooner than|effective(?: on| from)?|as of|at the earliest(?: on)?)\\s(?:the\\s|this\\s|on\\s)?${CLOCK}$`,
  'i',
)
/** "will not resume before Monday" is from then on. */
const NOT_BEFORE =
  /\b(?:will|would|can|could|shall|may|might)(?:\snot|n['’]t)\s(?:[\w’'-]+\s){1,3}before\s(?:the\s)?$|\b(?:will|would|can|could|shall|may|might)(?:\snot|n['’]t)\s(?:resume|re-?open|open|begin|start|return|restart|take effect|apply|come into force|be (?:known|ready|back|held|heard|published))\s(?:until|till)\s(?:the\s)?$/i
/** "put off until 4 July", "does not run out until 2034": the day itself. */
const POSTPONED =
  /\b(?:(?:put|push|mov|hold|held)(?:s|e|es|ed|ing)?\s(?:[\w’'-]+\s){0,5}?(?:off|back|over)|(?:postpon|delay|deferr?|adjourn|reschedul)(?:e|s|es|ed|ing)?|(?:not|n['’]t)\s(?:run out|expire|lapse|end|fall due|due|expected|scheduled)|(?:is|are|was|were)(?:\snot|n['’]t))\s(?:[\w’'-]+\s){0,5}?(?:until|till)\s(?:the\s)?$/i
/** "put back from Monday to Thursday": the day to which. */
const MOVED_FROM =
  /\b(?:moved|shifted|postponed|delayed|rescheduled|brought forward|(?:put|pushed) (?:back|off))\s(?:[\w’'-]+\s){0,4}?$/i
/** The same where the words of the date begin with it. */
const WITHIN_UNTIL = /^(?:by|until|till|through|up to(?: and including)?|between now and|not? later than)\b/i
const WITHIN_FROM = /^(?:(?:from|since)\b(?!.*\b(?:to|until|till|through)\b)|(?:sooner|earlier) than\b)/i
const NOT = /(?:\b(?:no|not|never|nothing|none|hardly)|n['’]t)\s(?:[\w-]+\s){0,3}$/i
const AFTER = /\b(?:after|following)\s(?:the\s)?$/i
/** "after Thursday evening" begins that day. */
const PART_OF_DAY = /\b(?:morning|noon|midday|afternoon|evening|night)$/i
/** "after two years" is then. */
const COUNTED = /^after\s[\w-]+\s(?:hour|day|week|fortnight|month|year)s?$/i
const EVE = /\b(?:on )?the eve of\s(?:the\s|its\s|their\s)?$/i
const ABOUT = /\b(?:around|about|roughly|approximately|circa)\s(?:the\s)?$/i
/** "talked about today" */
const NEAR_NOW = /^(?:today|tomorrow|yesterday|tonight)$/i
const AT_LATEST = /^,?\s(?:at the (?:very )?latest|at latest)\b/i
const AT_EARLIEST = /^,?\s(?:at the (?:very )?earliest|or later|onwards?)\b/i
/** "the 14 March deadline". */
const DEADLINE =
  /^\s(?:deadline|ultimatum|cut-?off)\b|^(?:\s(?:midnight|noon|midday))?\sas (?:the|an?|its|their) (?:latest|last|final|closing|deadline|cut-off)\b/i
/** "by the start of April" is by its first day. */
const START = /\b(?:start|beginning) of\b/i
/** "due on Friday" is a day, and no limit. */
const ON = /\bdue(?: date)?(?: is)?\s(?:on\s)?$/i
/** A limit by the clock alone is today's: "by midnight", "until 6 p.m.". */
const BY_CLOCK =
  /\b(?:by|until|before|no later than)\s(?:midnight|noon|midday|sunset|sundown|nightfall|dusk|\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\.?|[012]?\d[:.][0-5]\d(?!\s?(?:%|per|p\.c|million|billion)|\d))(?!\s(?:on\b|tomorrow|tonight|today|next|this|sun|mon|tue|wed|thu|fri|sat|\d|(?:GMT|UTC|local|(?:[A-Z]\w+ ){1,3}time)))/gi

/** "at noon", "at 18.00": today, where it lies ahead. */
const AT_CLOCK =
  /\bat\s(?:midnight|noon|midday|\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?m\.?|[012]?\d[:.][0-5]\d(?!\s?(?:%|per|p\.c|million|billion)|\d))(?!\s(?:on\b|every\b|each\b|tomorrow|tonight|today|next|this|sun|mon|tue|wed|thu|fri|sat|\d|(?:GMT|UTC|local|[A-Z]\w+ time)))/gi

/** "from midnight": as the day ends. */
const FROM_MIDNIGHT =
  /\b(?:from|starting at|beginning at)\smidnight\b(?!\s(?:on\b|to\b|until\b|till\b|tonight|sun|mon|tue|wed|thu|fri|sat|\d))/gi

/** The dates of `words` as EDTF: "by 3 February" `../2025-02-03`, "as soon as Friday" `2024-07-05/..`, "this week" an interval. */
export function edtfDates(words: string, reference: Reference, direction: Direction): TextDate[] {
  const dates = findDates(words, reference, direction)
    .filter((date) => !isTitle(words, date))
    .map((date) => bounded(words, date))
  const clocks = reference.day === undefined ? [] : byClock(words, reference.day, dates)
  return [...dates, ...clocks].toSorted((a, b) => a.start - b.start)
}

/** The programme “This Week With Ada Lund”. */
const isTitle = (words: string, { start, end }: DateExpression): boolean =>
  /^This (?:Week|Month|Year|Morning)$/.test(words.slice(start, end)) && /^ \p{Lu}/u.test(words.slice(end, end + 2))

function bounded(words: string, date: DateExpression): TextDate {
  const lead = words.slice(Math.max(0, date.start - 60), date.start)
  const inside = words.slice(date.start, date.end)
  const behind = words.slice(date.end, date.end + 32)
  const eve = date.first === date.last ? EVE.exec(lead) : null
  if (eve !== null) return { edtf: fromDay(date.first - 1), ...extended(date, eve), limit: false }
  if (date.limit) return { edtf: `../${fromDay(date.last)}`, start: date.start, end: date.end, limit: true }
  if (DEADLINE.test(behind)) return { edtf: `../${fromDay(date.last)}`, ...at(date), limit: true }
  const latest = AT_LATEST.exec(behind)
  if (latest !== null)
    return { edtf: `../${fromDay(date.last)}`, start: date.start, end: date.end + latest[0].length, limit: true }
  const inner = /^(?:until|till)\s/i.exec(inside)?.[0] ?? ''
  if (POSTPONED.test(lead + inner)) return { edtf: plainEdtf(date), ...at(date), limit: false }
  const notBefore = NOT_BEFORE.exec(lead)
  if (notBefore !== null) return { edtf: `${startEdtf(date)}/..`, ...at(date), limit: false }
  if (/^from\b/i.test(inside) && MOVED_FROM.test(lead)) return { edtf: fromDay(date.last), ...at(date), limit: false }
  const limit =
    ON.test(lead) && (/on\s$/i.test(lead) || /^on\b/i.test(inside))
      ? null
      : (UNTIL.exec(lead) ??
        WITHIN_UNTIL.exec(inside) ??
        (NOT.test(lead) ? /^(?:beyond|past|later than)\b/i.exec(inside) : null))
  if (limit !== null) {
    const last = START.test(inside) ? fromDay(date.first) : lastEdtf(date)
    return { edtf: `../${last}`, ...extended(date, limit), limit: true }
  }
  const before =
    BEFORE.exec(lead) ??
    (/^on\b/i.test(inside) || /\son\s$/.test(lead) ? (BEFORE_EVENT.exec(lead) ?? BEFORE_STEP.exec(lead)) : null) ??
    /^before\b/i.exec(inside)
  if (before !== null) {
    const last = /\bend\b/i.test(inside) ? date.last : date.first - 1
    return { edtf: `../${fromDay(last)}`, ...extended(date, before), limit: true }
  }
  const from = FROM.exec(lead) ?? WITHIN_FROM.exec(inside)
  if (from !== null || AT_EARLIEST.test(behind))
    return { edtf: `${startEdtf(date)}/..`, ...(from === null ? at(date) : extended(date, from)), limit: false }
  const after = COUNTED.test(inside) ? null : (AFTER.exec(lead) ?? /^(?:after|beyond|past)\b/i.exec(inside))
  if (after !== null)
    return {
      edtf: `${fromDay(date.last + (PART_OF_DAY.test(inside) ? 0 : 1))}/..`,
      ...extended(date, after),
      limit: false,
    }
  const plain = plainEdtf(date)
  const about =
    plain.includes('/') || NEAR_NOW.test(inside) ? null : (ABOUT.exec(lead) ?? /^(?:around|about)\b/i.exec(inside))
  if (about !== null) return { edtf: `${plain}~`, ...extended(date, about), limit: false }
  return { edtf: plain, ...at(date), limit: false }
}

const at = ({ start, end }: DateExpression): { start: number; end: number } => ({ start, end })

/** The date with the words before it that bound it; nothing is added where these are its own first words. */
function extended({ start, end }: DateExpression, lead: RegExpExecArray): { start: number; end: number } {
  const own = lead.index === 0 && !/\s$/.test(lead[0])
  return { start: own ? start : start - lead[0].length, end }
}

/** Times of day of which no day is named; none where the sentence names one. */
function byClock(words: string, day: number, dates: TextDate[]): TextDate[] {
  const found = (pattern: RegExp, edtf: string) =>
    [...words.matchAll(pattern)].flatMap(({ index, 0: match }): TextDate[] => {
      const end = index + match.length
      const taken = dates.some((date) => index < date.end + NEAR && end > date.start - NEAR)
      return taken ? [] : [{ edtf, start: index, end, limit: edtf.startsWith('../') }]
    })
  return [
    ...found(BY_CLOCK, `../${fromDay(day)}`),
    ...found(AT_CLOCK, fromDay(day)),
    ...found(FROM_MIDNIGHT, `${fromDay(day + 1)}/..`),
  ]
}

/** A day so near to a time of day, in UTF-16 units, is that one's: "on Wednesday at 10 a.m.". */
const NEAR = 12

/** Where an open interval begins: a day, a month where whole months are named, or a year. */
function startEdtf({ first, last }: DateExpression): string {
  const whole = plainEdtf({ first, last })
  if (/^\d{4}$/.test(whole)) return whole
  return isWholeMonths(first, last) ? fromDay(first).slice(0, 7) : fromDay(first)
}

/** Where a limit lies: as exact as the words are, "by March" in March, "by 2030" in 2030, else a day. */
function lastEdtf({ first, last }: Pick<DateExpression, 'first' | 'last'>): string {
  const whole = plainEdtf({ first, last })
  return /^\d{4}(?:-\d\d)?$/.test(whole) ? whole : fromDay(last)
}

function isWholeMonths(first: number, last: number): boolean {
  const { year, month } = partsOf(last)
  return partsOf(first).day === 1 && monthOf(year, month).last === last
}

/** One day as a day, a whole month or year as such, whole months by their months, anything else as an interval. */
function plainEdtf({ first, last }: Pick<DateExpression, 'first' | 'last'>): string {
  if (first === last) return fromDay(first)
  const { year, month, day } = partsOf(first)
  if (day === 1 && monthOf(year, month).last === last) return fromDay(first).slice(0, 7)
  if (day === 1 && month === 1 && monthOf(year, 12).last === last) return fromDay(first).slice(0, 4)
  if (isWholeMonths(first, last)) return `${fromDay(first).slice(0, 7)}/${fromDay(last).slice(0, 7)}`
  return `${fromDay(first)}/${fromDay(last)}`
}
