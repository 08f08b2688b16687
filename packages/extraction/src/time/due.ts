import { type Act, type Due, edtfBounds, type Span } from '@onrecord/domain'
import { withoutMonthOfMay } from '../text/month-of-may.ts'
import { fromDay, toDay } from './calendar.ts'
import type { TextDate } from './edtf-dates.ts'
import { datesIn } from './later.ts'
import type { Reference } from './reference.ts'
import { isGivenUp, isState } from './states.ts'
import { isMovedTo, tenseAt } from './tense.ts'

const SCHEDULED = /\b(?:slated|scheduled|due|set|supposed|planned|deadline|expires|ends|begins|starts|takes effect)\b/i
const EXPECTED = /\b(?:expect\w*|hop\w+|likely|anticipat\w+|predict\w*|forecast\w*|probably|should be)\b/i
const CONDITIONAL = /\b(?:if|unless|provided|looking into|consider\w*|could|may|might|would|only after|potential\w*)\b/i
const DUTY =
  /\b(?:must|have to|has to|had to|deadline|ultimatum|no later than|not later than|at the latest|comply|obliged|required|bound to pay|payable|due (?:by|to (?:pay|be paid)))\b/i
/** The date is the point where the claim says that something begins, ends or is due then. */
const POINT =
  /\b(?:end|ends|expire|expires|begin|begins|start|starts|due|deadline|resume|resumes|conclude|close|open|reopen|leave|take effect|takes effect|run out|runs out|last until|extended until|complete|completed|finish|reach|reached|agreement is expected)\b/i
/** A date that was set, whether or not it has passed. */
const SET =
  /\b(?:(?:is|are|was|were|been|be)\s(?:\w+ly\s|still\s|originally\s)?(?:slated|scheduled|due|supposed|set|to)|slated|scheduled|due|deadline|ultimatum|no later than|expires?|expired|(?:has|have|had)\s(?:only\s|just\s)?(?:until|till)|(?:given|extended|moved|adjourned|postponed|put (?:back|off)|pushed back|brought forward|delayed|rescheduled)\s(?:[\w’'-]+\s){0,5}?(?:to|until|till))\b/i
/** What a date only names: the day from which something counts, or from which it dates. */
const DATED =
  /\b(?:every|each|backdated|dated|retroactive(?:ly)?|retrospective(?:ly)?|back(?=\s(?:to|from)\s)|since|as of|anniversary|(?<!\b(?:be|is|are)\s)(?:signed|agreed|reached|announced|held|made|adopted|killed|captured|elected|founded|imposed|introduced|concluded|brokered)(?: back)?(?: by (?:[\w’'-]+ ){0,5}[\w’'-]+)?)\s(?:to\s|from\s|of\s|in\s|on\s|until\s)?(?:the\s|last\s)?$/i
/** "There was never a deadline of Sunday". */
const NO_LIMIT =
  /\b(?:no|never an?|never any|not an?|without an?)\s(?:[\w-]+\s)?(?:deadline|ultimatum|time limit|cut-off)\b/i
/** "a timetable agreed [by the two ministers in March], …": when those who are named first did what is told of. */
const AGREED_THEN = /^by (?:the |its |their |both |all )?(?:[\p{L}’'-]+\s){1,5}?(?:(?:in|on)\s)?(?:the\s)?$/u
/** "Tuesday's vote" names a vote. */
const NAMES = /^['’]s?\s(?!deadline|ultimatum|cut-?off)/i
/** "called the sides in for [Tuesday]", "set aside the week of [3 November]": arranged for it. */
const FOR = /\b(?:for|set aside|pencill?ed in|eyeing|targeting|aiming for)\s(?:the\s)?$/i
/** "before Monday's meeting": the day all the same. */
const BEFORE_NAMED = /\b(?:before|ahead of|in time for|prior to)\s(?:the\s)?\S+$/i
/** "urged Norland on Friday to open the locks": the day of urging. */
const SAID_THEN = /^,?\s(?:not\s)?to\s[a-z]/
/** "The truce collapsed [within two days]": how long it took. */
const WITHIN = /^(?:within|inside)\b/i
const ENDED =
  /\b(?:collapsed|ended|fell|broke|died|resigned|returned|followed|came|went|failed|left|quit|vanished|faded|unravelled|unraveled|happened|stopped|began|started|struck|recovered|reversed)(?: apart| down| back| out| up)?\s$/i
/** "doubled [within a year]", "there were thousands [in less than a day]": how long it took, where nothing was owed. */
const TAKEN = /^(?:within|inside|in (?:less|fewer|under|no more)\b)/i
const OWED =
  /\b(?:need(?:ed|s)?|had to|have to|must|should|wanted|(?:was|were) to|promised|agreed|expected|given|ordered|told|asked|required|deadline|pay|payable|due)\b/i
/** "had made up its mind [by the time it met in the autumn]". */
const BY_THE_TIME = /^by the time\b/i
/** "Nobody is going to vote at Christmas": nothing is due then. */
const NOBODY = /^["“‘']?(?:nobody|no one|none)\s(?:is|are|was|will|would)\b[^;,]*,?$/i
/** "We can talk about April." */
const TOPIC =
  /\b(?:talk|talking|talked|speak|speaking|spoke|asked?|think|thinking|heard|hear|read|know|knew|joked?)\s(?:\w+\s)?about\s(?:the\s)?$/i
/** "blasted the ministry [Tuesday] for its decision": the day of blasting. */
const ACCUSED_FOR = /^\s(?:for|over)\s/i
const MAX_POINT_WORDS = 30
/** As far into a claim as a date is looked for, in UTF-16 units. */
const LOOK = 1500
/** Acts that look ahead by themselves. */
const AHEAD: ReadonlySet<Act> = new Set(['demand', 'propose', 'commit', 'threaten', 'predict'])

/** The date that a claim sets, undefined where it sets none: a day that lies ahead, or one that was set to be met. */
export function dueOf(
  text: string,
  segments: Span[],
  {
    act,
    reference,
    publishedDay,
    spoken = false,
  }: { act: Act; reference: Reference; publishedDay: number | undefined; spoken?: boolean | undefined },
): Due | undefined {
  let condition: Due | undefined
  for (const segment of segments) {
    const words = text.slice(segment.start, Math.min(segment.end, segment.start + LOOK))
    const stretch = { start: segment.start, end: segment.start + words.length }
    const dates = datesIn(text, stretch, reference).filter(
      (date) => setsDate(words, date, { act, publishedDay }) || (spoken && answers(words, date, publishedDay)),
    )
    const ahead = dates.filter((candidate) => !isPast(candidate, publishedDay))
    const date =
      ahead.find((candidate) => isMovedTo(words, candidate)) ??
      ahead.find((candidate) => !isCondition(words, candidate)) ??
      ahead[0] ??
      dates[0]
    const due = date === undefined ? undefined : dueOn(text, segment, date, act)
    if (due === undefined || date === undefined) continue
    // "If it is not paid by Friday," she said, "we strike on Saturday."
    if (!isCondition(words, date)) return condition === undefined ? due : { ...due, modality: 'conditional' }
    condition ??= due
  }
  return condition
}

/** A date of a segment, its offsets within that, as what the segment's words have due then. */
export function dueOn(text: string, segment: Span, date: TextDate, act: Act): Due | undefined {
  const bounds = edtfBounds(date.edtf)
  if (bounds === undefined) return undefined
  const sentence = sentenceAround(text.slice(segment.start, Math.min(segment.end, segment.start + LOOK)), date.start)
  return {
    edtf: date.edtf,
    earliest: bounds.earliest,
    latest: bounds.latest,
    type: typeOf(sentence, act, date),
    modality: modalityOf(sentence, act),
    start: segment.start + date.start,
    end: segment.start + date.end,
  }
}

/** `deadline` where the date is the point of a short claim that asserts, foretells or commits. */
export function isDeadline(words: string, due: Due, act: Act): boolean {
  if (!/^(?:assert|commit|predict|accept)$/.test(act) || words.split(/\s+/).length > MAX_POINT_WORDS) return false
  const sentence = sentenceAround(words, 0)
  return POINT.test(sentence) || (due.type === 'obligation' && due.edtf.startsWith('../'))
}

function setsDate(
  words: string,
  date: TextDate,
  { act, publishedDay }: { act: Act; publishedDay: number | undefined },
): boolean {
  const bounds = edtfBounds(date.edtf)
  const last = bounds?.latest ?? bounds?.earliest
  if (last === undefined || last === null) return false
  const lead = words.slice(Math.max(0, date.start - 64), date.start)
  const ahead =
    publishedDay !== undefined &&
    last > fromDay(publishedDay) &&
    /\bas of\s/i.test(words.slice(date.start - 6, date.end))
  if (
    !ahead &&
    !isMovedTo(words, date) &&
    (DATED.test(lead) || /^(?:since|as of)\b/i.test(words.slice(date.start, date.end)))
  )
    return false
  if (NO_LIMIT.test(words.slice(Math.max(0, date.start - 40), date.end))) return false
  const behind = words.slice(date.end, date.end + 24)
  if (
    (NAMES.test(behind) && !BEFORE_NAMED.test(words.slice(0, date.end))) ||
    (act === 'demand' && !date.limit && SAID_THEN.test(behind))
  )
    return false
  if (isState(words, date) || isGivenUp(words, date) || AGREED_THEN.test(words.slice(0, date.start))) return false
  if (act === 'assert' && WITHIN.test(words.slice(date.start, date.end)) && ENDED.test(lead)) return false
  if (act === 'accuse' && ACCUSED_FOR.test(behind)) return false
  if (
    !date.limit &&
    (NOBODY.test(words) || TOPIC.test(`${lead}${/^about\s/i.exec(words.slice(date.start, date.end))?.[0] ?? ''}`))
  )
    return false
  const clause = clauseAround(words, date)
  const tense = tenseAt(words, date)
  if (act === 'assert' && tense === 'past' && TAKEN.test(words.slice(date.start, date.end)) && !OWED.test(clause))
    return false
  if (tense === 'past' && BY_THE_TIME.test(words.slice(date.start, date.end))) return false
  if (SET.test(clause) && tense !== 'past') return true
  if (publishedDay === undefined) return tense === 'future' || date.limit
  const today = fromDay(publishedDay)
  if (last < today) return false
  if (last === today && !date.edtf.startsWith('..'))
    return act === 'demand' || (tense === 'future' && !/^today$/i.test(words.slice(date.start, date.end)))
  // a limit that lies ahead is set, however its verb stands in reported speech: "said it needed the permits by mid-April"
  if (tense === 'past') {
    const isSoon = toDay(last) - publishedDay <= SOON || /\d{4}/.test(words.slice(date.start, date.end))
    return (date.limit && (AHEAD.has(act) || (last > today && isSoon))) || (last > today && FOR.test(lead))
  }
  return (
    tense === 'future' ||
    date.limit ||
    AHEAD.has(act) ||
    (act === 'accept' && date.edtf.endsWith('/..')) ||
    (act === 'assert' && tense === undefined && last > today && isDay(words, date))
  )
}

/** Farther ahead than this, in days, a day without its year that stands beside the past was the last one. */
const SOON = 200
/** A sentence of so few words that has no verb is an answer: "In May.", "Half in July." */
const ANSWER = 8
/** Farther ahead than this, in days, what names no year may have been meant of the last one. */
const FAR = 270

/** True for what somebody says in a few words without a verb: a date that lies ahead is what is answered. */
function answers(words: string, date: TextDate, publishedDay: number | undefined): boolean {
  const bounds = edtfBounds(date.edtf)
  const first = bounds?.earliest ?? bounds?.latest
  if (publishedDay === undefined || first === undefined || first === null) return false
  if (
    first <= fromDay(publishedDay) ||
    (toDay(first) - publishedDay > FAR && !/\d{4}/.test(words.slice(date.start, date.end)))
  )
    return false
  const sentence = sentenceAround(words, date.start)
  if (sentence.trim().split(/\s+/).length > ANSWER || DATED.test(words.slice(0, date.start))) return false
  const behind = words.slice(date.end, date.end + 24)
  return !NAMES.test(behind) && tenseAt(words, date) === undefined && !VERB.test(sentence)
}

/** Verbs that tell no time by themselves, and words of what is over. */
const VERB = /\b(?:since|ago|is|are|was|were|am|do|does|did|has|have|had)\b|['’](?:s|re|ve|m|d|ll)\b|n['’]t\b/i

/** A day by its number, or "for October": where no verb tells, a weekday may be the day of telling and "in May" any. */
const isDay = (words: string, { edtf, start, end }: TextDate): boolean =>
  (/^\d{4}-\d\d-\d\d/.test(edtf) && /\d|\bthe [a-z]+th$/i.test(words.slice(start, end))) ||
  /\bfor\s$/.test(words.slice(0, start))

/** "If it is not paid by Friday, …": the day of the condition comes after that of the main clause. */
const isCondition = (words: string, { start }: TextDate): boolean =>
  /(?:^|[.;,]\s)(?:if|unless|should|once|when)\b[^,.;]*$/i.test(words.slice(Math.max(0, start - 160), start))

function isPast({ edtf }: TextDate, publishedDay: number | undefined): boolean {
  const bounds = edtfBounds(edtf)
  const last = bounds?.latest ?? bounds?.earliest ?? null
  return publishedDay !== undefined && last !== null && last < fromDay(publishedDay)
}

/** The words between commas round a date, the date's own commas apart. */
function clauseAround(words: string, { start, end }: TextDate): string {
  const before = /(?:[^,;.]|[,.](?=\d))*$/.exec(words.slice(Math.max(0, start - 120), start))?.[0] ?? ''
  const behind = /^[^,;.]*/.exec(words.slice(end, end + 80))?.[0] ?? ''
  return before + words.slice(start, end) + behind
}

function sentenceAround(words: string, at: number): string {
  const start = Math.max(words.lastIndexOf('. ', at), words.lastIndexOf('; ', at)) + 1
  const stop = words.indexOf('. ', at)
  return words.slice(start, stop === -1 ? words.length : stop)
}

function typeOf(sentence: string, act: Act, { limit }: TextDate): Due['type'] {
  if (act === 'demand' || (limit && /^(?:commit|propose|accept)$/.test(act)) || DUTY.test(sentence)) return 'obligation'
  return EXPECTED.test(sentence) ? 'expectation' : 'event'
}

function modalityOf(sentence: string, act: Act): Due['modality'] {
  if (act === 'demand') return 'demanded'
  if (CONDITIONAL.test(withoutMonthOfMay(sentence)) && !SCHEDULED.test(sentence))
    return /\bwould\b/i.test(sentence) ? 'expected' : 'conditional'
  return EXPECTED.test(sentence) ? 'expected' : 'scheduled'
}
