import type { CueEntry } from '../cues/lexicon.ts'
import { CUE_NOUNS } from '../cues/nouns.ts'
import { isGroupNoun } from '../who/groups.ts'
import { BODY_NOUNS } from '../who/titles.ts'
import { skipAdjuncts } from './adjuncts.ts'
import type { Attribution } from './attribution.ts'
import { isOfReporters } from './no-demands.ts'
import { nounPhraseAfter, nounPhraseBefore } from './noun-phrases.ts'
import { type Range, type Reading, spanOf } from './range.ts'
import { findSubject, verbGroupStart } from './subject.ts'
import { isBe, isComma, isDash, isFinite, isTimeWord } from './words.ts'

/** How far before its noun the holder may stand ("his by-now-familiar claims"), in tokens. */
const REACH = 6
/** How far behind a noun the “that” of what it tells somebody may stand, in tokens. */
const ADDRESSEE_WITHIN = 8

/** Reports by a noun and its holder: "the union's demand that …", "his pledge to …", "criticism of the toll from bakers". */
export function findNominal(reading: Reading, others: Attribution[]): Attribution[] {
  const { tokens, quoted, sentence } = reading
  const found: Attribution[] = []
  for (const [at, token] of tokens.entries()) {
    const entry = CUE_NOUNS.get(token.lower)
    if (entry === undefined || quoted[at] === true || token.pos === 'VERB') continue
    if (others.some(({ cue }) => cue?.span.start === token.start)) continue
    const giver = giverBehind(reading, at + 1, entry.prepositions)
    const sender = senderBefore(reading, at)
    const holder = holderBefore(tokens, at) ?? holderBeside(tokens, at) ?? giver ?? sender
    const noun = giver?.last ?? (sender === undefined ? at : behindAddressee(tokens, at))
    const content = holder === undefined ? undefined : contentOf(reading, entry, noun)
    const isSent = sender !== undefined && holder === sender
    if (holder === undefined || content === undefined || isOfReporters(tokens, entry, content)) continue
    const span = spanOf(tokens, isSent ? { first: content.first, last: sentenceEnd(tokens, content.first) } : content)
    const source = spanOf(tokens, holder)
    if (span === undefined || source === undefined) continue
    const taken = others.some(({ content: spans }) =>
      spans.some(({ start, end }) => start === span.start && end === span.end),
    )
    if (taken) continue
    found.push({
      sentence,
      cue: { span: { start: token.start, end: token.end }, entry, negated: false, modal: false },
      source: { span: source, antecedent: undefined },
      addressee: undefined,
      content: [span],
      rule: 'noun',
      borrowed: false,
    })
  }
  return found
}

function contentOf({ tokens }: Reading, { frames, prepositions }: CueEntry, noun: number): Range | undefined {
  const at = skipAdjuncts(tokens, noun + 1)
  const word = tokens[at]?.lower ?? ''
  if (word === 'that') return { first: at + 1, last: clauseEnd(tokens, at + 1) }
  // "Norland's demand, that the crew be freed, was ignored"
  if (isComma(tokens[at]) && tokens[at + 1]?.lower === 'that') return { first: at + 2, last: clauseEnd(tokens, at + 2) }
  if (isBe(tokens[at]) && tokens[at + 1]?.lower === 'that') return { first: at + 2, last: clauseEnd(tokens, at + 2) }
  if (word === 'to' && frames.has('to') && tokens[at + 1]?.pos === 'VERB' && !tokens[at + 1]?.lower.endsWith('ing'))
    return { first: at, last: infinitiveEnd(tokens, at + 1) }
  const preposition = tokens[noun + 1]?.lower ?? ''
  return prepositions.includes(preposition) ? { first: noun + 2, last: phraseEnd(tokens, noun + 2) } : undefined
}

/** "criticism from environmentalists that …", "a warning by the bank that …". */
function giverBehind({ tokens }: Reading, at: number, prepositions: readonly string[]): Range | undefined {
  const phrase = /^(?:from|by|of)$/.test(tokens[at]?.lower ?? '') ? nounPhraseAfter(tokens, at + 1) : undefined
  const cut =
    phrase === undefined ? -1 : tokens.findIndex(({ lower }, i) => i > at + 1 && i <= phrase.last && lower === 'for')
  const giver =
    phrase !== undefined && cut !== -1 && prepositions.includes('for') ? { first: phrase.first, last: cut - 1 } : phrase
  if (giver === undefined || tokens[at]?.lower !== 'of') return giver
  return isBe(tokens[giver.last + 1]) && tokens[giver.last + 2]?.lower === 'that' ? giver : undefined
}

function holderBefore(tokens: Reading['tokens'], noun: number): Range | undefined {
  for (let at = noun - 1; at >= 0 && at >= noun - REACH; at -= 1) {
    const mark = tokens[at]
    if (mark === undefined) return undefined
    if (/^(?:his|her|their|its)$/.test(mark.lower)) return { first: at, last: at }
    if (mark.lower === "'s" || (mark.lower === "'" && tokens[at - 1]?.end === mark.start))
      return innermost(tokens, nounPhraseBefore(tokens, at - 1))
    if (!/^(?:ADJ|ADV|NOUN|NUM)$/.test(mark.pos) && mark.text !== '-' && mark.pos !== 'VERB') return undefined
  }
  return undefined
}

/** "the Front demand that", "a union call to": a body that stands before its noun as it is. */
function holderBeside(tokens: Reading['tokens'], noun: number): Range | undefined {
  if (!/^(?:that|to)$/.test(tokens[noun + 1]?.lower ?? '')) return undefined
  let first = noun
  while (tokens[first - 1]?.pos === 'PROPN' && !isTimeWord(tokens[first - 1])) first -= 1
  if (first < noun) return { first, last: noun - 1 }
  const body = tokens[noun - 1]?.lower ?? ''
  const isBody = !body.endsWith('s') && (BODY_NOUNS.test(body) || isGroupNoun(`${body}s`))
  return isBody && tokens[noun - 2]?.pos === 'DET' ? { first: noun - 1, last: noun - 1 } : undefined
}

/** "The envoy [sent] both sides a reminder that …": who gave it. */
function senderBefore({ tokens, quoted }: Reading, noun: number): Range | undefined {
  if (!/^(?:reminders?|messages?|assurances?|instructions?|word)$/.test(tokens[noun]?.lower ?? '')) return undefined
  const verb = tokens.findLastIndex(({ lower }, at) => at < noun && at >= noun - REACH && SENDS.test(lower))
  if (verb === -1) return undefined
  return findSubject(tokens, verbGroupStart(tokens, verb), quoted)
}

const SENDS = /^(?:give|gives|gave|given|issue|issues|issued|send|sends|sent|deliver|delivers|delivered)$/

/** "a reminder [on Saturday to Norland] that": the last token before its "that", where no verb stands between. */
function behindAddressee(tokens: Reading['tokens'], noun: number): number {
  const that = tokens.findIndex(({ lower }, at) => at > noun && lower === 'that')
  const between = tokens.slice(noun + 1, that)
  const isBeside =
    that !== -1 && that <= noun + ADDRESSEE_WITHIN && !between.some((token) => isFinite(token) || isComma(token))
  return isBeside ? that - 1 : noun
}

/** "talks with Norland's …": the one whose the noun is stands behind the last preposition. */
function innermost(tokens: Reading['tokens'], phrase: Range | undefined): Range | undefined {
  if (phrase === undefined) return undefined
  const cut = tokens.findLastIndex(
    ({ lower }, at) => at > phrase.first && at < phrase.last && /^(?:with|to|from|in|for|on|by|at)$/.test(lower),
  )
  return { first: Math.max(phrase.first, cut + 1), last: phrase.last }
}

/** What is sent goes on to the end of its sentence, or to a semicolon. */
function sentenceEnd(tokens: Reading['tokens'], from: number): number {
  const end = tokens.findIndex(({ text }, at) => at > from && /^[;!?]$/.test(text))
  const last = end === -1 ? tokens.length - 1 : end - 1
  return tokens[last]?.text === '.' ? last - 1 : last
}

/** A noun's clause ends sooner than a verb's: at the next comma. */
function clauseEnd(tokens: Reading['tokens'], from: number): number {
  let at = from
  while (at < tokens.length && !endsAt(tokens, at) && !isVerbOfNoun(tokens, from, at)) at += 1
  return at - 1
}

/** "his pledge to open the mill [was] kept": behind an infinitive's object an auxiliary is the verb of the noun. */
function infinitiveEnd(tokens: Reading['tokens'], verb: number): number {
  const last = clauseEnd(tokens, verb)
  const main = tokens.findIndex(
    ({ lower }, at) => at > verb && at <= last && MAIN_VERB.test(lower) && isObject(tokens, verb, at),
  )
  return main === -1 ? last : main - 1
}

const MAIN_VERB = /^(?:was|were|is|are|has|had|remain(?:s|ed)|stays?|stayed|stands|stood|failed|fell)$/

const isObject = (tokens: Reading['tokens'], verb: number, end: number): boolean =>
  end === verb + 1 ||
  (tokens.slice(verb + 1, end).every(({ pos }) => /^(?:DET|ADJ|NOUN|PROPN|NUM|PART|PRON)$/.test(pos)) &&
    /^(?:NOUN|PROPN)$/.test(tokens[end - 1]?.pos ?? ''))

/** "their demand that the ban be lifted [was] rejected": an auxiliary right behind a clause that has its verb. */
function isVerbOfNoun(tokens: Reading['tokens'], from: number, at: number): boolean {
  const before = tokens[at - 1]
  if (!/^(?:has|have|had|was|were|is|are|went|fell|met)$/.test(tokens[at]?.lower ?? '') || before === undefined)
    return false
  if (!/^(?:VERB|NOUN|PROPN|NUM)$/.test(before.pos) || before.lower === 'to') return false
  const verb = tokens.findIndex((token, i) => i > from && i < at - 1 && (isFinite(token) || isBe(token)))
  if (verb === -1) return before.pos === 'VERB' && at - from > 1
  return !tokens
    .slice(verb, at)
    .some(({ lower }) =>
      /^(?:who|which|that|what|where|when|whose|than|as|if|until|unless|because|and|but|or)$/.test(lower),
    )
}

/** The phrase behind a noun's preposition ends before the verb whose subject the noun is. */
function phraseEnd(tokens: Reading['tokens'], from: number): number {
  let at = from
  while (at < tokens.length && !endsAt(tokens, at) && !(at > from && isMainVerb(tokens, at))) at += 1
  return at - 1
}

const endsAt = (tokens: Reading['tokens'], at: number): boolean =>
  isComma(tokens[at]) || isDash(tokens[at]) || /^[.;:!?]$/.test(tokens[at]?.text ?? '')

const isMainVerb = (tokens: Reading['tokens'], at: number): boolean =>
  isFinite(tokens[at]) &&
  !(isBe(tokens[at - 1]) && tokens[at - 2]?.lower === 'to') &&
  !/^(?:to|who|which|that|not)$/.test(tokens[at - 1]?.lower ?? '') &&
  !/^(?:an?|the|every|each)$/.test(tokens[at - 1]?.lower ?? '') &&
  tokens[at - 1]?.pos !== 'PRON'
