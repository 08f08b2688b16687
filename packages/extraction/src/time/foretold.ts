import { edtfBounds } from '@onrecord/domain'
import type { Token } from '../text/tagger.ts'
import { fromDay, toDay } from './calendar.ts'
import type { TextDate } from './edtf-dates.ts'
import { PAST_FORMS } from './past-forms.ts'
import { isGivenUp, isState } from './states.ts'
import { isMovedTo } from './tense.ts'

const PAST = new RegExp(`^(?:${PAST_FORMS}|[a-z]+(?<!ne|ce|pro|suc|ex)ed)$`)
const HAVE = /^(?:has|have|had|having|['’](?:ve|d))$/
const DID = /^did(?:n['’]t)?$/
/** What makes a participle of the present, or of the future. */
const BE = /^(?:is|are|be|being|am|['’](?:s|re|m)|will|would|shall|must|should|may|might|can|could|to|get|gets)$/
/** Past and present in one form: of a day far off it is the past. */
const EITHER = /^(?:hit|cut|put|set|shut|let|cost|spread|beat|read|quit|bid|burst|hurt|split)$/
/** What is planned may lie ahead though the verb is of the past; other infinitives behind it are over: "began [to fill]". */
const PLANNED =
  /^(?:agreed|promised|planned|vowed|decided|offered|scheduled|expected|due|set|slated|ordered|told|asked|wanted|hoped|threatened|pledged|called|invited|intended|arranged|voted|undertook|given|gave|had|needed)$/
/** Said before a date that is none of what is foretold: "every [Friday]". */
const APART = /\b(?:since|as of|every|each|one|dated|until)\s(?:the\s|last\s)?$|\blast\s$/i
const COUNTED_FROM = /^(?:since|as of)\b/i
/** "a rise from [December], when it stood at …". */
const THEN = /^,\swhen\b/i
/** "despite winning the vote there in [February]". */
const DONE_THEN = /\b(?:despite|for|having|since)\s(?:\w+\s)?\w+(?:ing|ed)\s[^,;.]*$|^(?:since|following)\s[^,;.]*$/i
/** "Monday's vote" is a name. */
const NAME = /^['’]s?\s/
/** Today, and not over yet. */
const LATER_TODAY = /tonight|this (?:afternoon|evening)|later today/i
/** Farther ahead than this, in days, a date that is told without its year may be the last one. */
const FAR = 60
/** Longer than this, in days, a stretch that has begun holds more of the past than of what is to come. */
const LONG = 40
const LIES_AHEAD =
  /\b(?:will|would|shall|going to|plans?|planned|expects?|expected|hopes?|due|set|scheduled|slated|likely|must|should|is to|are to|ends?|expires?|begins?|starts?|later|end of)\b/i
/** How far a verb may be from its date, in tokens. */
const REACH = 24
/** A sentence without a verb foretells ("Talks again on Monday, in Port Sela."), a scrap of one does not. In tokens. */
const LEAST_VERBLESS = 6

/** A stretch of text with its tokens. */
type Clause = { tokens: Token[]; start: number }

/**
 * The first of a clause's dates that lies ahead of the day of publication and belongs to a verb in the present or with a modal,
 * or the one to which what was due on another is put off.
 * `words` are the clause's, `dates` count within them.
 */
export function foretoldDate(
  { tokens, start }: Clause,
  { words, dates, publishedDay }: { words: string; dates: TextDate[]; publishedDay: number | undefined },
): TextDate | undefined {
  if (publishedDay === undefined) return undefined
  const foretold = dates.filter((date) => {
    const ahead = daysAhead(words, date, publishedDay)
    if (ahead === undefined || isApart(words, date) || isGivenUp(words, date)) return false
    if (isRunning(date, publishedDay) && !LIES_AHEAD.test(words)) return false
    // "put it to me this afternoon": of the day of telling as of a day far off, such a verb is of the past
    return isMovedTo(words, date) || isForetold(tokens, start + date.start, ahead > FAR || ahead === 0)
  })
  return foretold.find((date) => isMovedTo(words, date)) ?? foretold[0]
}

/** How many days after publication a date ends; undefined where it does not lie ahead. */
function daysAhead(words: string, { edtf, start, end }: TextDate, publishedDay: number): number | undefined {
  const bounds = edtfBounds(edtf)
  const last = bounds?.latest ?? bounds?.earliest ?? null
  if (last === null || last < fromDay(publishedDay)) return undefined
  const days = toDay(last) - publishedDay
  return days > 0 || LATER_TODAY.test(words.slice(start, end)) ? days : undefined
}

/** A long stretch of days that has begun: "this year", of which most of what is told has happened. */
function isRunning({ edtf }: TextDate, publishedDay: number): boolean {
  const { earliest, latest } = edtfBounds(edtf) ?? {}
  if (!edtf.includes('/') || !earliest || !latest || earliest > fromDay(publishedDay)) return false
  return toDay(latest) - toDay(earliest) > LONG
}

function isApart(words: string, date: TextDate): boolean {
  const { start, end } = date
  const before = words.slice(0, start)
  return (
    COUNTED_FROM.test(words.slice(start, end)) ||
    isState(words, date) ||
    APART.test(before) ||
    DONE_THEN.test(before) ||
    (/\bfrom\b/i.test(words.slice(start - 5, start + 5)) && THEN.test(words.slice(end))) ||
    NAME.test(words.slice(end)) ||
    isQuoted(before)
  )
}

/** Whether a quotation that was opened is still open: what is quoted is told by whoever is quoted. */
export const isQuoted = (before: string): boolean => (before.match(/["“”]/g)?.length ?? 0) % 2 === 1

/** By the last finite verb before a place in the text, else by the first behind it. */
function isForetold(tokens: Token[], at: number, isFar: boolean): boolean {
  const split = tokens.findIndex(({ start }) => start >= at)
  const before = split === -1 ? tokens.length : split
  const last = tokens.slice(0, before).findLastIndex(isFinite)
  if (last !== -1 && last >= before - REACH) return isAhead(tokens, last, isFar)
  const next = tokens.findIndex((token, index) => index >= before && isFinite(token))
  return next === -1 ? tokens.length >= LEAST_VERBLESS : isAhead(tokens, next, isFar)
}

const isFinite = ({ pos, lower }: Token): boolean =>
  (pos === 'VERB' || pos === 'AUX') && !/(?:.ing|^been|^let['’]s)$/.test(lower)

/** What may stand between a verb and its participle. */
const isBetween = (token: Token | undefined): boolean => token?.pos === 'ADV' || token?.lower === 'not'

function isAhead(tokens: Token[], at: number, isFar: boolean): boolean {
  const word = (index: number): string => tokens[index]?.lower ?? ''
  const [second, first, verb] = [word(at - 2), word(at - 1), word(at)]
  if (first === 'to') {
    const governing = tokens.slice(0, at - 1).findLast(isFinite)?.lower ?? ''
    return !PAST.test(governing) || PLANNED.test(governing)
  }
  if (DID.test(first) || (DID.test(second) && isBetween(tokens[at - 1]))) return false
  if (HAVE.test(first) || HAVE.test(second)) return BE.test(first) && first !== 'be'
  if (HAVE.test(verb)) return /^(?:to|until|till)$/.test(word(at + 1))
  // "is formally expected"; the month of "on 31 May, spoke" is no verb
  if (PAST.test(verb)) return BE.test(first) || (isBetween(tokens[at - 1]) && BE.test(second) && second !== 'to')
  return !isFar || !EITHER.test(verb) || BE.test(first)
}
