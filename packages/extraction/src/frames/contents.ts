import type { Cue } from '../cues/find-cues.ts'
import type { Token } from '../text/tagger.ts'
import { skipAdjuncts } from './adjuncts.ts'
import type { Rule } from './attribution.ts'
import { clauseEnd } from './clause-end.ts'
import { type Begun, behindAsides, behindTime, behindTold } from './content-begins.ts'
import { nounPhraseAfter } from './noun-phrases.ts'
import type { Range, Reading } from './range.ts'
import { isComma, isFinite, isQuotationMark, isTimeWord, isWhWord } from './words.ts'

/** How far behind its subject a clause's verb may stand, in tokens. */
const VERB_WITHIN = 30

/** Content after a cue: its tokens, by which rule, and the person told. */
export type Forward = { content: Range; rule: Rule; addressee: Range | undefined; quoted: boolean }

/** A cue whose content is looked for, among the cues of its sentence. */
type Search = { reading: Reading; cue: Cue; cues: Cue[] }

/** Reads the content that follows a cue by the cue's frames; undefined where nothing that the cue takes follows it. */
export function contentAfter(reading: Reading, cue: Cue, cues: Cue[]): Forward | undefined {
  const search = { reading, cue, cues }
  const { tokens } = reading
  const { frames, prepositions, base, act, strength } = cue.entry
  const from = behindAsides(reading, cue)
  if (asksByDay(tokens, from, cue)) return infinitiveFrom(search, from)
  const at = behindTime(reading, cue, from)
  if (asksToBe(tokens, skipAdjuncts(tokens, at), cue)) return infinitiveFrom(search, skipAdjuncts(tokens, at))
  const next = tokens[at]
  if (next === undefined) return undefined
  const asked = base === 'ask' && act === 'demand' ? askedFor(tokens, at) : undefined
  if (asked !== undefined) return toldTo(asked.person, prepositional(search, asked.preposition))
  const toldFirst = frames.has('addressee') && !frames.has('object') && strength >= 0.95
  // "agreed to meet on Wednesday" tells what is to be done, day and all; "agreed to a pause on Wednesday" when that was
  if (next.lower === 'to' && prepositions.includes('to') && isInfinitive(tokens, at + 1) && !toldFirst)
    return infinitiveFrom(search, at)
  if (prepositions.includes(next.lower) && frames.has('prep')) return toldFirst ? undefined : prepositional(search, at)
  const toAct = frames.has('addressee') && frames.has('object-to') ? personAndInfinitive(reading, at) : undefined
  if (toAct !== undefined) return toldTo(toAct, infinitiveFrom(search, at))
  return contentBehind(search, behindTold(reading, cue, at))
}

/** What the cue takes at a place, told to somebody or to nobody. */
function contentBehind(search: Search, { at, addressee }: Begun): Forward | undefined {
  const { reading, cue, cues } = search
  const { tokens, quoted } = reading
  const { frames, prepositions } = cue.entry
  const first = tokens[at]
  if (first === undefined) return undefined
  if (at > cue.last + 1 && prepositions.includes(first.lower) && frames.has('prep')) {
    const about = prepositional(search, at)
    if (about === undefined) return undefined
    // "cautioned the lenders against calling in the loans": they are not to
    const isDeed = first.lower === 'against' && tokens[at + 1]?.lower.endsWith('ing') === true
    return isDeed && addressee !== undefined
      ? { ...about, content: { ...about.content, first: addressee.first }, addressee }
      : { ...about, addressee }
  }
  const found = (rule: Rule, start = at): Forward | undefined => {
    const last = clauseEnd(reading, start, cue, cues, rule === 'object' ? 'phrase' : 'clause')
    const content = { first: start, last }
    return last < start ? undefined : { content, rule, addressee, quoted: quoted[start] === true }
  }
  if (quoted[at] === true && (frames.has('quote') || frames.has('object') || frames.has('clause')))
    return found('quote-after')
  if (first.lower === 'that' && frames.has('that') && at + 1 < tokens.length) return found('clause-after', at + 1)
  if (isWhWord(first) && frames.has('wh')) return found('clause-after')
  if (first.lower === 'to' && frames.has('to')) return found('infinitive')
  if (frames.has('object-to') && !frames.has('addressee')) return objectAndInfinitive(reading, at, found)
  if (frames.has('clause') && (startsClause(reading, at) || mustBeClause(reading, at, cue)))
    return found('clause-after')
  if (frames.has('object') && startsPhrase(reading, at)) return found('object')
  return undefined
}

/** What is to be done, to the end of its clause. */
function infinitiveFrom({ reading, cue, cues }: Search, at: number): Forward {
  const content = { first: at, last: clauseEnd(reading, at, cue, cues) }
  return { content, rule: 'infinitive', addressee: undefined, quoted: false }
}

const toldTo = (addressee: Range, forward: Forward | undefined): Forward | undefined =>
  forward && { ...forward, addressee }

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

/** "asked to be included", "asked to see the letters": what one asks for oneself. */
const asksToBe = (tokens: Token[], at: number, { entry }: Cue): boolean =>
  entry.base === 'ask' &&
  tokens[at]?.lower === 'to' &&
  ((tokens[at + 1]?.lower === 'be' && /(?:ed|en|ld|rd)$/.test(tokens[at + 2]?.lower ?? '')) ||
    /^(?:join|meet|see|inspect|visit|address)$/.test(tokens[at + 1]?.lower ?? ''))

/** What a cue takes behind its preposition. */
function prepositional({ reading, cue, cues }: Search, at: number): Forward | undefined {
  const content = { first: at + 1, last: clauseEnd(reading, at + 1, cue, cues, 'phrase') }
  if (content.last < content.first || isComma(reading.tokens[content.first])) return undefined
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
  const marked = isQuotationMark(tokens[person.last + 1]) ? person.last + 1 : person.last
  const end = behindManner(tokens, marked)
  const to = tokens[end + 1]?.lower === 'not' ? end + 2 : end + 1
  const verb = isQuotationMark(tokens[to + 1]) ? tokens[to + 2] : tokens[to + 1]
  return tokens[to]?.lower === 'to' && verb?.pos === 'VERB' ? person : undefined
}

/** "told us, quite firmly, to sit down", "told the towns, Weld and Sela, to wait": the comma behind what stands between two. */
function behindManner(tokens: Token[], last: number): number {
  if (!isComma(tokens[last + 1])) return last
  const close = tokens.findIndex(({ lower }, at) => at > last + 2 && isComma(tokens[at - 1]) && lower === 'to') - 1
  const isAside =
    close > 0 &&
    close <= last + MAX_ASIDE &&
    tokens.slice(last + 2, close).every(({ pos }) => /^(?:ADV|NOUN|PROPN|ADJ|DET|CCONJ|PUNCT)$/.test(pos))
  return isAside ? close : last
}

/** Longest aside between who is told and what to do, in tokens. */
const MAX_ASIDE = 14

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
