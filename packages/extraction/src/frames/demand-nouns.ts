import type { Cue } from '../cues/find-cues.ts'
import type { Attribution } from './attribution.ts'
import { demandOfNoun } from './demand-of-noun.ts'
import { nounPhraseAfter, nounPhraseBefore } from './noun-phrases.ts'
import type { Range, Reading } from './range.ts'
import { isBe, isComma, isFinite } from './words.ts'

const NOUNS = /^(?:demands?|claims?|conditions?|pre-?conditions?|requests?|asks|terms|ultimatum|red lines?|lines?)$/
const INCLUDES = /^(?:include|includes|included|remain|remains|remained|comprise|comprises)$/
/** What one thing among several is called: "the main demand", "a key condition". */
const CHIEF =
  /^(?:main|key|central|chief|core|first|second|third|final|last|only|other|top|biggest|principal|primary|sole|one|latest|new|longstanding|basic|minimum|own|two|three|four|five|six|seven)$/
/** What is said of demands and is none of them: "the demand is a joke", "the demands are the reason". */
const NO_THING =
  /^(?:the\s)?(?:an?\s)?(?:\w+\s)?(?:joke|disgrace|non-starter|bluff|matter|problem|threat|reasons?|sign|mistake|pretext|obstacle|subject|result|response|part|same|way|question|test|case|secret|issue|one|ones|nothing|no\b.*)\b/i
/** Nouns that hold a list behind a verb: "laid down three conditions: …". */
const LISTED = /^(?:demands?|conditions?|pre-?conditions?|requests?|terms|lines?|ultimatum|aims?|priorit(?:y|ies))$/

/**
 * Demands by the noun that names them: "the union's demands include a rest day", "a key demand of the growers is a ban", "among
 * the guild's conditions is a refund", "their demands: …", "laid down three conditions: …".
 */
export function findDemandNouns(reading: Reading, cues: Cue[], others: Attribution[]): Attribution[] {
  const { tokens, quoted } = reading
  return tokens.flatMap((token, noun) => {
    if (quoted[noun] === true || !NOUNS.test(token.lower) || !isNoun(reading, noun)) return []
    const found = heldBefore(reading, noun) ?? heldBehind(reading, noun) ?? laidDown(reading, noun)
    if (found === undefined || others.some(({ cue }) => cue?.span.start === token.start)) return []
    const attribution = demandOfNoun(reading, { noun, ...found }, cues)
    return attribution === undefined ? [] : [attribution]
  })
}

/** Where what is demanded begins, and who demands it. */
type Held = { holder: Range; first: number }

/** "lines" alone are drawn and waited in; only red ones are drawn at a table. */
function isNoun({ tokens }: Reading, noun: number): boolean {
  return !/^lines?$/.test(tokens[noun]?.lower ?? '') || tokens[noun - 1]?.lower === 'red'
}

/** "the union's (main) demands are …", "their demands: …", "among the guild's conditions is …". */
function heldBefore(reading: Reading, noun: number): Held | undefined {
  const { tokens } = reading
  const words = modifiersBefore(tokens, noun)
  const mark = tokens[words - 1]
  const own = /^(?:his|her|their|its)$/.test(mark?.lower ?? '')
  const owner = mark?.lower === "'s" || /^['’]s?$/.test(mark?.text ?? '')
  const holder = own ? { first: words - 1, last: words - 1 } : owner ? nounPhraseBefore(tokens, words - 2) : undefined
  const first = contentAt(reading, noun, behindHistory(tokens, behindPurpose(tokens, noun)), words < noun)
  return holder === undefined || first === undefined ? undefined : { holder, first }
}

/** "the teachers' claim, [lodged in June], was for …": the token behind what was done with the demand. */
function behindHistory(tokens: Reading['tokens'], at: number): number {
  if (
    !isComma(tokens[at]) ||
    !/^(?:lodged|made|tabled|submitted|filed|put|set|first)$/.test(tokens[at + 1]?.lower ?? '')
  )
    return at
  const end = tokens.findIndex((token, index) => index > at && isComma(token))
  return end === -1 || end > at + MAX_HISTORY ? at : end + 1
}

const MAX_HISTORY = 8

/** "the guild's conditions [for a return to work] are …": the token behind what the demands are for. */
function behindPurpose(tokens: Reading['tokens'], noun: number): number {
  const purpose = /^(?:for|in)$/.test(tokens[noun + 1]?.lower ?? '') ? nounPhraseAfter(tokens, noun + 2) : undefined
  if (purpose === undefined) return noun + 1
  // "for a return to work": the infinitive of what they are for
  return tokens[purpose.last + 1]?.lower === 'to' && tokens[purpose.last + 2]?.pos === 'VERB'
    ? purpose.last + 3
    : purpose.last + 1
}

/** "a key demand of the growers is …", "one condition of the guild's". */
function heldBehind(reading: Reading, noun: number): Held | undefined {
  const { tokens } = reading
  if (!/^(?:of|from)$/.test(tokens[noun + 1]?.lower ?? '')) return undefined
  const holder = nounPhraseAfter(tokens, noun + 2)
  const first =
    holder === undefined ? undefined : contentAt(reading, noun, holder.last + 1, modifiersBefore(tokens, noun) < noun)
  return holder === undefined || first === undefined ? undefined : { holder, first }
}

/** "The movement laid down three conditions: …", "answered with a demand of its own, that …": the subject of the verb, the list behind the colon. */
function laidDown({ tokens }: Reading, noun: number): Held | undefined {
  if (!LISTED.test(tokens[noun]?.lower ?? '')) return undefined
  const colon = tokens.findIndex(
    (token, at) =>
      at > noun &&
      at <= noun + MAX_PURPOSE &&
      (token.text === ':' || (isComma(token) && tokens[at + 1]?.lower === 'that')),
  )
  if (colon === -1 || colon + 1 >= tokens.length || tokens.slice(noun, colon).some(isFinite)) return undefined
  const verb = tokens.findLastIndex(({ pos }, at) => at < noun && at >= noun - 5 && /^(?:VERB|AUX)$/.test(pos))
  if (
    !/^(?:laid|lays|lay|set|sets|made|makes|named|names|listed|lists|presented|tabled|issued|put|drew|draws|drawn|posed|handed|sent|gave|delivered|answered|countered|replied|responded|has|have|had)$/.test(
      tokens[verb]?.lower ?? '',
    )
  )
    return undefined
  const holder = nounPhraseBefore(
    tokens,
    /^(?:has|have|had)$/.test(tokens[verb - 1]?.lower ?? '') ? verb - 2 : verb - 1,
  )
  const first = tokens[colon + 1]?.lower === 'that' ? colon + 2 : colon + 1
  return holder === undefined ? undefined : { holder, first }
}

/** What the conditions are for ("for its return") takes no more than this, in tokens. */
const MAX_PURPOSE = 14

/** The first of the words between a holder and the noun: "main", "two key". */
function modifiersBefore(tokens: Reading['tokens'], noun: number): number {
  let first = tokens[noun - 1]?.lower === 'red' ? noun - 1 : noun
  while (CHIEF.test(tokens[first - 1]?.lower ?? '') || (tokens[first - 1]?.pos === 'ADJ' && first > noun - 3))
    first -= 1
  return first
}

/** Where what is demanded begins behind "is", "include" or a colon; undefined where something is said of the demand itself. */
function contentAt({ tokens, quoted }: Reading, noun: number, at: number, chief: boolean): number | undefined {
  const link = tokens[at]
  // what one claims is mostly said to be so; a claim for something is a demand
  if (/^claims?$/.test(tokens[noun]?.lower ?? '') && !(isBe(link) && tokens[at + 1]?.lower === 'for')) return undefined
  const many = tokens[noun]?.lower.endsWith('s') === true && tokens[noun]?.lower !== 'terms'
  if (link?.text === ':') return at + 1 < tokens.length ? at + 1 : undefined
  const listing = INCLUDES.test(link?.lower ?? '')
  if (!listing && !(isBe(link) && link?.lower !== 'been')) return undefined
  const among = tokens.slice(0, noun).some(({ lower }) => lower === 'among')
  const first = tokens[at + 1]?.text === ':' ? at + 2 : at + 1
  const next = tokens[first]
  if (next === undefined || quoted[first] === true) return undefined
  if (next.lower === 'that' || (next.lower === 'to' && /^(?:VERB|AUX)$/.test(tokens[first + 1]?.pos ?? '')))
    return next.lower === 'that' ? first + 1 : first
  if (next.lower === 'for') return first + 1
  if (next.pos === 'ADJ' && tokens[first + 1]?.text === ':')
    return tokens[first + 2] === undefined ? undefined : first + 2
  const phrase = nounPhraseAfter(tokens, first)
  if (phrase === undefined || phrase.first !== first || next.pos === 'PRON') return undefined
  const words = tokens
    .slice(first, first + 5)
    .map(({ lower }) => lower)
    .join(' ')
  if (NO_THING.test(words) || isFinite(tokens[phrase.last]) || /^(?:so|too|very|as|more|most)$/.test(next.lower))
    return undefined
  return listing || among || chief || many ? first : undefined
}
