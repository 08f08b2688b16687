import { CUE_FORMS } from '../cues/lexicon.ts'
import type { Token } from '../text/tagger.ts'
import { nounPhraseBefore, withCoordination } from './noun-phrases.ts'
import type { Range } from './range.ts'
import { isComma, isDash, isQuotationMark, isTimeLead, isTimeWord } from './words.ts'

/** Longest insertion (apposition, relative clause, bracket) between a subject and its verb, in tokens. */
const MAX_INSERTION = 40
/** Longest relative clause without commas between a subject and its verb, in tokens. */
const MAX_RELATIVE = 25
const LASTING = /^(?:hours|days|weeks|months|years|decades)$/
const ADVERBIAL = new Set([
  'also',
  'not',
  "n't",
  'then',
  'later',
  'once',
  'both',
  'all',
  'himself',
  'herself',
  'itself',
  'themselves',
])

/** Where the verb group of the verb at `head` begins: before its auxiliaries, negations and adverbs. */
export function verbGroupStart(tokens: Token[], head: number): number {
  let first = head
  while (first > 0) {
    const token = tokens[first - 1]
    if (token === undefined) break
    const auxiliary = token.pos === 'AUX' || token.pos === 'ADV' || ADVERBIAL.has(token.lower)
    const contracted = token.pos === 'PART' && /^(?:n't|not|'ve|'d|'ll|to)$/.test(token.lower)
    const noLonger = token.lower === 'no' && tokens[first]?.lower === 'longer'
    if (!(auxiliary || contracted || noLonger) || isTimeWord(token)) break
    first -= 1
  }
  return first
}

/**
 * The subject of a verb group that begins at `verb`: steps over dates, appositions, relative clauses and brackets, and over
 * the object of a verb in between ("the firms that own the mill said").
 */
export function findSubject(tokens: Token[], verb: number, quoted: boolean[]): Range | undefined {
  let at = verb - 1
  let nearest: Range | undefined
  let inserted = false
  for (let steps = 0; steps < 10 && at >= 0; steps += 1) {
    const token = tokens[at]
    if (token === undefined || quoted[at] === true) return nearest
    if (isTimeWord(token) || token.lower === 'reportedly') {
      at = beforeTime(tokens, at)
      continue
    }
    if (isComma(token) || isDash(token) || token.text === ')') {
      const opening = nearest === undefined ? insertionStart(tokens, at) : undefined
      if (opening === undefined) return nearest
      inserted = true
      at = opening - 1
      continue
    }
    if (token.pos === 'ADV' || /^(?:him|her|it|them)sel(?:f|ves)$/.test(token.lower)) {
      at -= 1
      continue
    }
    if (nearest !== undefined && token.pos === 'VERB') {
      at = verbGroupStart(tokens, at) - 1
      continue
    }
    const phrase = nounPhraseBefore(tokens, at)
    if (phrase === undefined) return nearest ?? relativeHead(tokens, at)
    if (phrase.first === phrase.last && tokens[at]?.pos === 'NUM' && isComma(tokens[at - 1])) {
      at -= 2 // an age: "Ada Lund, 27, a baker, said"
      continue
    }
    // "the envoy who has shuttled between them for two years said"
    if (LASTING.test(tokens[phrase.last]?.lower ?? '') && tokens[phrase.first - 1]?.pos === 'ADP') {
      at = phrase.first - 2
      continue
    }
    const governor = governorOf(tokens, phrase)
    const beside = governor === undefined ? governedBeside(tokens, phrase) : undefined
    if (beside !== undefined) {
      at = beside - 1
      continue
    }
    if (governor === undefined) {
      const whole = withCoordination(tokens, phrase)
      return (inserted ? describedName(tokens, whole) : undefined) ?? whole
    }
    nearest ??= withCoordination(tokens, phrase)
    at = governor - 1
    if (/^(?:who|which|that)$/.test(tokens[at]?.lower ?? '')) at -= isComma(tokens[at - 1]) ? 2 : 1
  }
  return nearest
}

/** "Gunmen [holding] 14 teachers and a driver have dropped …": where the participle begins whose objects are joined. */
function governedBeside(tokens: Token[], { first }: Range): number | undefined {
  const left = tokens[first - 1]?.lower === 'and' ? nounPhraseBefore(tokens, first - 2) : undefined
  if (left === undefined || tokens[left.first - 1]?.lower.endsWith('ing') !== true) return undefined
  return governorOf(tokens, left)
}

/** Where the verb begins whose object a phrase is; undefined for a subject, and for what another clause tells ("he thinks the firm"). */
function governorOf(tokens: Token[], phrase: Range): number | undefined {
  let at = phrase.first - 1
  if (/^(?:as|after|before|since|until|named|called|dubbed|nicknamed)$/.test(tokens[at]?.lower ?? '')) return undefined
  const preposition = tokens[at]?.pos === 'ADP' && tokens[at - 1]?.pos === 'VERB'
  if (preposition) at -= 1
  const verb = tokens[at]
  const mistagged = /^(?:NOUN|ADJ)$/.test(verb?.pos ?? '') && /^(?:who|which)$/.test(tokens[at - 1]?.lower ?? '')
  if (verb === undefined || !(mistagged || verb.pos === 'VERB' || verb.pos === 'AUX')) return undefined
  const object = /^(?:them|him|me|us)$/.test(tokens[phrase.first]?.lower ?? '')
  // "rebels holding the hills said": a participle behind a noun tells of it
  const participle = verb.lower.endsWith('ing') && /^(?:NOUN|PROPN)$/.test(tokens[at - 1]?.pos ?? '')
  if ((tokens[phrase.first]?.pos === 'PRON' && !object) || (!preposition && !participle && tellsClause(verb)))
    return undefined
  return verbGroupStart(tokens, at)
}

const tellsClause = ({ lower }: Token): boolean =>
  CUE_FORMS.get(lower)?.some(({ entry }) => entry.frames.has('clause')) === true

/** "the lawyer who ran before his knee gave out is", "the bakers she met say": the noun before a relative clause that ends at `end`. */
function relativeHead(tokens: Token[], end: number): Range | undefined {
  const contact = tokens[end]?.pos === 'VERB' ? verbGroupStart(tokens, end) : 0
  if (
    /^(?:i|we|you|he|she|they|it)$/.test(tokens[contact - 1]?.lower ?? '') &&
    /^(?:NOUN|PROPN)$/.test(tokens[contact - 2]?.pos ?? '')
  )
    return nounPhraseBefore(tokens, contact - 2)
  let finite = false
  for (let at = end; at > 0 && at > end - MAX_RELATIVE; at -= 1) {
    const token = tokens[at]
    if (token === undefined || isComma(token) || /^[;:()"“”]$/.test(token.text)) return undefined
    if (finite && /^(?:who|which|that)$/.test(token.lower)) {
      const head = nounPhraseBefore(tokens, at - 1)
      return head !== undefined && tokens[at - 1]?.pos !== 'PRON' ? head : undefined
    }
    if (token.pos === 'AUX' || token.pos === 'VERB') finite = true
  }
  return undefined
}

/** "Ada Lund, director of the mill, a firm in the harbour, said": the name before its description. */
function describedName(tokens: Token[], phrase: Range): Range | undefined {
  if (!isComma(tokens[phrase.first - 1])) return undefined
  const name = nounPhraseBefore(tokens, phrase.first - 2)
  if (name === undefined) return undefined
  const before = tokens[name.first - 1]
  // "the mediator, Ada Lund, a retired baker, said"
  if (tokens[name.last]?.pos === 'NOUN' && tokens[phrase.last]?.pos === 'PROPN')
    return before === undefined || isQuotationMark(before) ? { first: name.first, last: phrase.last } : undefined
  if (tokens[name.last]?.pos !== 'PROPN') return undefined
  return before === undefined || /^(?:but|and|that|["“])$/.test(before.lower) ? name : undefined
}

/** What begins a list of those whom the word before stands for. */
const LISTS = /^(?:made|comprising|including|consisting|namely)$/

function beforeTime(tokens: Token[], end: number): number {
  let at = end
  while (at >= 0 && (isTimeWord(tokens[at]) || tokens[at]?.pos === 'NUM')) at -= 1
  while (at >= 0 && isTimeLead(tokens[at])) at -= 1
  return at
}

/** Where the insertion that closes at `end` opens: the mark before it, if what it holds can be left out. */
function insertionStart(tokens: Token[], end: number): number | undefined {
  const closing = tokens[end]
  const opens = (token: Token | undefined) =>
    closing?.text === ')' ? token?.text === '(' : isComma(closing) ? isComma(token) : isDash(token)
  let start: number | undefined
  for (let at = end - 1; at > 0 && at >= end - MAX_INSERTION; at -= 1) {
    if (!opens(tokens[at])) continue
    // "the group, made up of A, B and C, wants"
    if (LISTS.test(tokens[at + 1]?.lower ?? '')) return at
    start ??= at
  }
  return start
}
