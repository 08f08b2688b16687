import type { Token } from '../text/tagger.ts'
import { nounPhraseBefore, withCoordination } from './noun-phrases.ts'
import type { Range } from './range.ts'
import { isComma, isDash, isTimeLead, isTimeWord } from './words.ts'

/** Longest insertion (apposition, relative clause, bracket) between a subject and its verb, in tokens. */
const MAX_INSERTION = 40
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

/** The subject of a verb group that begins at `verb`: steps over dates, appositions, relative clauses and brackets. */
export function findSubject(tokens: Token[], verb: number, quoted: boolean[]): Range | undefined {
  let at = verb - 1
  for (let steps = 0; steps < 8 && at >= 0; steps += 1) {
    const token = tokens[at]
    if (token === undefined || quoted[at] === true) return undefined
    if (isTimeWord(token) || token.lower === 'reportedly') {
      at = beforeTime(tokens, at)
      continue
    }
    if (isComma(token) || isDash(token) || token.text === ')') {
      const opening = insertionStart(tokens, at)
      if (opening === undefined) return undefined
      at = opening - 1
      continue
    }
    if (token.pos === 'ADV') {
      at -= 1
      continue
    }
    const phrase = nounPhraseBefore(tokens, at)
    if (phrase === undefined) return undefined
    if (phrase.first === phrase.last && tokens[at]?.pos === 'NUM' && isComma(tokens[at - 1])) {
      at -= 2 // an age: "Ada Lund, 27, a baker, said"
      continue
    }
    return withCoordination(tokens, phrase)
  }
  return undefined
}

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
  for (let at = end - 1; at > 0 && at >= end - MAX_INSERTION; at -= 1) {
    if (opens(tokens[at])) return at
  }
  return undefined
}
