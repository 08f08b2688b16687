import type { Cue } from '../cues/find-cues.ts'
import type { Token } from '../text/tagger.ts'
import { behindAdverbs, behindAmongOthers, behindDay, skipAddressee, skipAdjuncts, skipInsertion } from './adjuncts.ts'
import type { Rule } from './attribution.ts'
import { clauseEnd } from './clause-end.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import type { Range, Reading } from './range.ts'
import { isComma, isDash, isFinite, isQuotationMark, isTimeWord } from './words.ts'

const WH = new Set(['whether', 'if', 'how', 'why', 'what', 'who', 'where', 'when', 'which'])
/** How far behind its subject a clause's verb may stand, in tokens. */
const VERB_WITHIN = 30
/** How far behind its cue a quotation may stand, in tokens. */
const ADJUNCTS_WITHIN = 16

/** Content after a cue: its tokens, by which rule, and the person told. */
export type Forward = { content: Range; rule: Rule; addressee: Range | undefined; quoted: boolean }

/** Reads the content that follows a cue by the cue's frames; undefined where nothing that the cue takes follows it. */
export function contentAfter(reading: Reading, cue: Cue, cues: Cue[]): Forward | undefined {
  const { tokens, quoted } = reading
  const { frames, prepositions } = cue.entry
  let at = cue.last + 1
  let addressee: Range | undefined
  if (isComma(tokens[at]) && quoted[at + 1] === true) at += 1
  at = skipInsertion(
    tokens,
    behindAmongOthers(tokens, at),
    (word) =>
      prepositions.includes(word) || (word === 'that' && frames.has('that')) || (word === 'to' && frames.has('to')),
  )
  // "wants to see the levy scrapped" wants the levy scrapped
  const sees = tokens[at]?.lower === 'to' && tokens[at + 1]?.lower === 'see' && !WH.has(tokens[at + 2]?.lower ?? '')
  if (sees && /^(?:want|like)$/.test(cue.entry.base)) at += 2
  if (asksByDay(tokens, at, cue))
    return {
      content: { first: at, last: clauseEnd(reading, at, cue, cues) },
      rule: 'infinitive',
      addressee,
      quoted: false,
    }
  const day = behindDay(tokens, at)
  if (prepositions.includes(tokens[day]?.lower ?? '') || (tokens[day]?.lower === 'that' && frames.has('that'))) at = day
  if (frames.has('prep')) at = behindAdverbs(tokens, at, (word) => prepositions.includes(word))
  const next = tokens[at]
  if (next === undefined) return undefined
  const toldFirst = frames.has('addressee') && !frames.has('object') && cue.entry.strength >= 0.95
  const asked = cue.entry.base === 'ask' && cue.entry.act === 'demand' ? askedFor(tokens, at) : undefined
  if (asked !== undefined) {
    const about = prepositional(reading, asked.preposition, cue, cues)
    return about === undefined ? undefined : { ...about, addressee: asked.person }
  }
  // "agreed to meet on Wednesday" tells what is to be done, day and all; "agreed to a pause on Wednesday" when that was
  if (next.lower === 'to' && prepositions.includes('to') && isInfinitive(tokens, at + 1) && !toldFirst)
    return {
      content: { first: at, last: clauseEnd(reading, at, cue, cues) },
      rule: 'infinitive',
      addressee,
      quoted: false,
    }
  if (prepositions.includes(next.lower) && frames.has('prep')) {
    return toldFirst ? undefined : prepositional(reading, at, cue, cues)
  }
  if (frames.has('addressee') && frames.has('object-to')) {
    const asked = personAndInfinitive(reading, at)
    if (asked !== undefined)
      return {
        content: { first: at, last: clauseEnd(reading, at, cue, cues) },
        rule: 'infinitive',
        addressee: asked,
        quoted: false,
      }
  }
  if (frames.has('addressee') && quoted[at] !== true && next.lower !== 'that') {
    const told = skipAddressee(tokens, at)
    at = told.next
    addressee = told.addressee
  }
  if (frames.has('prep') && /^(?:to|with)$/.test(tokens[at]?.lower ?? '') && at === cue.last + 1) {
    const told = skipAddressee(tokens, at + 1)
    if (prepositions.includes(tokens[told.next]?.lower ?? '')) {
      at = told.next
      addressee = told.addressee
    }
  }
  at = quoteBehindAdjuncts(reading, skipAdjuncts(tokens, at), frames)
  if (frames.has('that')) at = thatBehindAdjuncts(reading, at)
  if (tokens[at]?.lower === 'to' && frames.has('clause') && !frames.has('to')) {
    const told = skipAddressee(tokens, at)
    if (told.addressee !== undefined) {
      at = skipAdjuncts(tokens, told.next)
      addressee = told.addressee
    }
  }
  if (
    (isComma(tokens[at]) || tokens[at]?.text === ':') &&
    (quoted[at + 1] === true || tokens[at]?.text === ':' || tokens[at + 1]?.lower === 'that')
  )
    at += 1
  const first = tokens[at]
  if (first === undefined) return undefined
  if (at > cue.last + 1 && prepositions.includes(first.lower) && frames.has('prep')) {
    const about = prepositional(reading, at, cue, cues)
    if (about === undefined) return undefined
    // "cautioned the lenders against calling in the loans": they are not to
    const isDeed = first.lower === 'against' && tokens[at + 1]?.lower.endsWith('ing') === true
    return isDeed && addressee !== undefined
      ? { ...about, content: { ...about.content, first: addressee.first }, addressee }
      : { ...about, addressee }
  }
  const to = (start: number, rule: Rule): Range => ({
    first: start,
    last: clauseEnd(reading, start, cue, cues, rule === 'object' ? 'phrase' : 'clause'),
  })
  const found = (rule: Rule, start = at): Forward | undefined => {
    const content = to(start, rule)
    return content.last < content.first ? undefined : { content, rule, addressee, quoted: quoted[start] === true }
  }
  if (quoted[at] === true && (frames.has('quote') || frames.has('object') || frames.has('clause')))
    return found('quote-after')
  if (first.lower === 'that' && frames.has('that') && at + 1 < tokens.length) return found('clause-after', at + 1)
  if (WH.has(first.lower) && frames.has('wh')) return found('clause-after')
  if (first.lower === 'to' && frames.has('to')) return found('infinitive')
  if (frames.has('object-to') && !frames.has('addressee')) return objectAndInfinitive(reading, at, found)
  if (frames.has('clause') && (startsClause(reading, at) || mustBeClause(reading, at, cue)))
    return found('clause-after')
  if (frames.has('object') && startsPhrase(reading, at)) return found('object')
  return undefined
}

/** True for a verb behind "to", and for what else stands there before an article ("to open the locks"). */
function isInfinitive(tokens: Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (token === undefined || /ing$|[^su]s$/.test(token.lower)) return false
  return token.pos === 'VERB' || (/^(?:ADJ|NOUN|ADV)$/.test(token.pos) && next?.pos === 'DET')
}

/** "wants to know by Friday whether …": an answer is due. */
function asksByDay(tokens: Token[], at: number, { entry }: Cue): boolean {
  const words = tokens
    .slice(at, at + 4)
    .map(({ lower }) => lower)
    .join(' ')
  return /^(?:want|demand|ask|like)$/.test(entry.base) && /^to (?:know|hear|be told) (?:by|before|within)\b/.test(words)
}

/** "said last week in the harbour, “…”": a quotation after a comma or colon is the content, whatever adjuncts stand before it. */
function quoteBehindAdjuncts({ tokens, quoted }: Reading, from: number, frames: ReadonlySet<string>): number {
  if (!frames.has('quote') || quoted[from] === true || tokens[from]?.lower === 'that') return from
  for (let at = from; at < from + ADJUNCTS_WITHIN && at < tokens.length; at += 1) {
    if (isFinite(tokens[at]) || tokens[at]?.text === '.') return from
    if (quoted[at + 1] === true && (isComma(tokens[at]) || tokens[at]?.text === ':')) return at + 1
  }
  return from
}

/** "said on Sunday in the harbour, at the mill, that …": a "that" before any verb begins the content, whatever stands before it. */
function thatBehindAdjuncts({ tokens, quoted }: Reading, from: number): number {
  const first = tokens[from]
  if (first === undefined || !(first.pos === 'ADP' || first.pos === 'ADV' || isComma(first) || isDash(first)))
    return from
  for (let at = from; at < from + ADJUNCTS_WITHIN && at < tokens.length; at += 1) {
    const before = tokens[at - 1]
    if (quoted[at] === true || isFinite(tokens[at]) || tokens[at]?.text === '.') return from
    if (tokens[at]?.pos === 'VERB' && isComma(before)) return from
    if (tokens[at]?.lower === 'that') return isComma(before) || isDash(before) || isNamed(before) ? at : from
  }
  return from
}

/** A common noun takes a "that" to itself: "upon the fact that", "an issue that". */
const isNamed = (token: Token | undefined): boolean =>
  token?.pos === 'PROPN' || token?.pos === 'ADV' || isTimeWord(token)

function prepositional(reading: Reading, at: number, cue: Cue, cues: Cue[]): Forward | undefined {
  const content = { first: at + 1, last: clauseEnd(reading, at + 1, cue, cues, 'phrase') }
  if (content.last < content.first) return undefined
  const person = cue.entry.frames.has('object-to') ? nounPhraseAfter(reading.tokens, at + 1) : undefined
  const toVerb = person !== undefined && reading.tokens[person.last + 1]?.lower === 'to'
  return { content, rule: 'preposition', addressee: toVerb ? person : undefined, quoted: false }
}

function objectAndInfinitive(
  { tokens, quoted }: Reading,
  at: number,
  found: (rule: Rule, start?: number) => Forward | undefined,
): Forward | undefined {
  const person = nounPhraseAfter(tokens, at)
  if (person === undefined) return undefined
  const forward = found(quoted[person.last + 1] === true ? 'quote-after' : 'infinitive')
  return forward === undefined ? undefined : { ...forward, addressee: person }
}

/** "asked the mayor for a permit": the person asked and the preposition behind. */
export function askedFor(tokens: Token[], at: number): { person: Range; preposition: number } | undefined {
  for (let last = at; last < at + MAX_ASKED && last < tokens.length; last += 1) {
    const token = tokens[last]
    if (token === undefined || !/^(?:NOUN|PROPN|PRON|DET|ADJ|NUM|ADP|PART)$/.test(token.pos)) return undefined
    if (token.lower === 'for')
      return last > at && tokens[at]?.lower !== 'about'
        ? { person: { first: at, last: last - 1 }, preposition: last }
        : undefined
  }
  return undefined
}

/** Longest name of who is asked for something, in tokens. */
const MAX_ASKED = 8

/** "told the crew to leave", "asked Norland not to close it": the person who is to act; undefined where no verb follows. */
function personAndInfinitive({ tokens, quoted }: Reading, at: number): Range | undefined {
  const all = /^(?:all|both|each|some|many|most)$/.test(tokens[at]?.lower ?? '') && tokens[at + 1]?.lower === 'of'
  const named = quoted[at] === true ? undefined : nounPhraseAfter(tokens, all ? at + 2 : at)
  const person = named === undefined ? undefined : { first: at, last: named.last }
  if (person === undefined) return undefined
  const end = isQuotationMark(tokens[person.last + 1]) ? person.last + 1 : person.last
  const to = tokens[end + 1]?.lower === 'not' ? end + 2 : end + 1
  const verb = isQuotationMark(tokens[to + 1]) ? tokens[to + 2] : tokens[to + 1]
  return tokens[to]?.lower === 'to' && verb?.pos === 'VERB' ? person : undefined
}

/** True where a subject with a finite verb begins at `at`. */
function startsClause({ tokens, quoted }: Reading, from: number): boolean {
  const at = isQuotationMark(tokens[from]) ? from + 1 : from
  const first = tokens[at]
  if (first === undefined || first.pos === 'PUNCT' || first.lower === 'to') return false
  if (isFinite(first) && first.pos === 'VERB' && !/^[A-Z]/.test(first.text)) return false
  for (let i = at + 1; i < tokens.length && i < at + VERB_WITHIN; i += 1) {
    if (quoted[i] !== true && tokens[i]?.text === ';') return false
    if (isFinite(tokens[i])) return true
  }
  return quoted[at] === true
}

/** What is "said" is a clause, even where the tagger took its verb for a noun ("said the tax yields more"). */
function mustBeClause({ tokens, quoted }: Reading, at: number, { entry, group, last }: Cue): boolean {
  const begins = /^(?:NOUN|PROPN|PRON|DET|NUM)$/.test(tokens[at]?.pos ?? '') && at === last + 1
  const subject = /^(?:NOUN|PROPN|PRON)$/.test(tokens[group - 1]?.pos ?? '')
  const words = tokens.slice(at).filter((token, index) => quoted[at + index] !== true && token.pos !== 'PUNCT')
  return entry.base === 'say' && begins && subject && words.length >= MIN_CLAUSE && !isTimeWord(tokens[at])
}

/** Fewer words than this can be what was said without a verb ("said no", "said the same of the mill"). */
const MIN_CLAUSE = 6

function startsPhrase({ tokens }: Reading, from: number): boolean {
  const at = isQuotationMark(tokens[from]) ? from + 1 : from
  const first = tokens[at]
  if (first === undefined || first.pos === 'ADP' || first.pos === 'PUNCT' || first.pos === 'CCONJ') return false
  return nounPhraseAfter(tokens, at) !== undefined || (first.pos === 'VERB' && first.lower.endsWith('ing'))
}
