import type { Cue } from '../cues/find-cues.ts'
import type { Attribution } from './attribution.ts'
import { demandOfNoun } from './demand-of-noun.ts'
import { nounPhraseAfter, nounPhraseBefore } from './noun-phrases.ts'
import type { Range, Reading } from './range.ts'
import { findSubject, verbGroupStart } from './subject.ts'
import { isBe, isNegation } from './words.ts'

const NOUNS = /^(?:demands?|conditions?|pre-?conditions?|requests?|lines?|wish|ultimatum|asks?|requirements?)$/
/** How far behind its verb the noun may stand, in tokens. */
const REACH = 8
const TOP = /(?:^|\s)(?:top|high|highest|first|foremost|next|head|up) (?:of|on|among) $/

/**
 * Demands told of by a verb of being: "a new roster is the pilots' chief demand", "foreign troops are a red line for Norland", "top
 * of the parents' list is a new bus".
 */
export function findDemandPredicates(reading: Reading, cues: Cue[], others: Attribution[]): Attribution[] {
  const { tokens, quoted } = reading
  return tokens.flatMap((token, be) => {
    if (quoted[be] === true || !isBe(token) || token.lower === 'been' || token.lower === 'being') return []
    const found = calledDemand(reading, be) ?? whatIsWanted(reading, be) ?? topOfList(reading, be)
    if (found === undefined) return []
    const at = tokens[found.noun]?.start
    if (others.some(({ cue }) => cue?.span.start === at)) return []
    const attribution = demandOfNoun(reading, found, cues)
    return attribution === undefined ? [] : [attribution]
  })
}

type Found = { noun: number; holder: Range; first: number; last?: number }

/** "… is Norland's first condition", "… are a red line for Norland": what stands before the verb is demanded. */
function calledDemand({ tokens, quoted }: Reading, be: number): Found | undefined {
  const noun = tokens.findIndex(
    ({ lower }, at) =>
      at > be + 1 &&
      at <= be + REACH &&
      NOUNS.test(lower) &&
      (!/^lines?$/.test(lower) || tokens[at - 1]?.lower === 'red'),
  )
  if (noun === -1 || quoted[noun] === true || tokens.slice(be, noun).some(isNegation)) return undefined
  const holder = ownerBetween(tokens, be + 1, noun) ?? holderBehind(tokens, noun)
  const subject = findSubject(tokens, verbGroupStart(tokens, be), quoted)
  if (holder === undefined || subject === undefined || subject.last >= be) return undefined
  const head = tokens[subject.last]
  if (
    head === undefined ||
    head.pos === 'PRON' ||
    NOUNS.test(head.lower) ||
    /^(?:that|this|which|who|there)$/.test(head.lower)
  )
    return undefined
  return { noun, holder, first: subject.first, last: subject.last }
}

/** "An earlier end is what the alliance hopes to get": what stands before the verb is wanted by the subject behind "what". */
function whatIsWanted({ tokens, quoted }: Reading, be: number): Found | undefined {
  if (tokens[be + 1]?.lower !== 'what') return undefined
  const holder = nounPhraseAfter(tokens, be + 2)
  const noun =
    holder === undefined
      ? -1
      : tokens.findIndex(({ pos }, at) => at > holder.last && at <= holder.last + 3 && pos === 'VERB')
  const words = tokens
    .slice(noun, noun + 3)
    .map(({ lower }) => lower)
    .join(' ')
  const subject = findSubject(tokens, verbGroupStart(tokens, be), quoted)
  if (holder === undefined || noun === -1 || subject === undefined || !WANTED.test(words)) return undefined
  if (tokens[subject.last]?.pos === 'PRON') return undefined
  return { noun, holder, first: subject.first, last: subject.last }
}

const WANTED =
  /^(?:wants?\b|wanted\b|demand(?:s|ed|ing)?\b|seek(?:s|ing)?\b|sought\b|ask(?:s|ed|ing)? for\b|insist(?:s|ed|ing)? on\b|call(?:s|ed|ing)? for\b|hop(?:es?|ed|ing) to (?:get|win|secure|obtain)\b|expects?\b)/

/** "[Norland's] first condition", "[the pilots'] chief demand", "[its] main demand". */
function ownerBetween(tokens: Reading['tokens'], from: number, noun: number): Range | undefined {
  for (let at = noun - 1; at >= from; at -= 1) {
    const mark = tokens[at]
    if (mark === undefined || mark.text === ',') return undefined
    if (/^(?:his|her|their|its)$/.test(mark.lower)) return { first: at, last: at }
    if (!/^['’]s?$/.test(mark.text)) continue
    const owner = nounPhraseBefore(tokens, at - 1, from)
    return owner === undefined || owner.first < from ? undefined : owner
  }
  return undefined
}

/** "a red line for Norland", "a demand of the guild's". */
function holderBehind(tokens: Reading['tokens'], noun: number): Range | undefined {
  const preposition = tokens[noun + 1]?.lower ?? ''
  const red = tokens[noun - 1]?.lower === 'red'
  const asked = /^(?:demand|request|ask)s?$/.test(tokens[noun]?.lower ?? '')
  if (!((asked && /^(?:of|from)$/.test(preposition)) || (red && preposition === 'for'))) return undefined
  const holder = nounPhraseAfter(tokens, noun + 2)
  const head = tokens[holder?.last ?? -1]
  return head === undefined || !/^(?:NOUN|PROPN)$/.test(head.pos) || head.lower.endsWith('ing') ? undefined : holder
}

/** "Top of the parents' list is a new bus", "high on the guild's wish list are shorter shifts". */
function topOfList({ tokens }: Reading, be: number): Found | undefined {
  if (tokens[be - 1]?.lower !== 'list' && tokens[be - 1]?.lower !== 'demands') return undefined
  const list = tokens.findLastIndex(({ lower }, at) => at < be && at >= be - 4 && lower === 'list')
  const on = tokens.findLastIndex(({ lower }, at) => at < list && at >= list - 7 && /^(?:of|on|among)$/.test(lower))
  const own = /^(?:their|its|his|her)$/.test(tokens[on + 1]?.lower ?? '')
  const mark = tokens.findLastIndex(({ text }, at) => at < list && at > on && /^['’]s?$/.test(text))
  const holder = own ? { first: on + 1, last: on + 1 } : { first: on + 1, last: mark - 1 }
  if (list === -1 || on === -1 || holder.last < holder.first) return undefined
  const before = tokens
    .slice(Math.max(0, on - 2), on + 1)
    .map(({ lower }) => `${lower} `)
    .join('')
  const phrase = nounPhraseAfter(tokens, be + 1)
  return TOP.test(before) && phrase?.first === be + 1 ? { noun: list, holder, first: be + 1 } : undefined
}
