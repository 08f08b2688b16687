import type { Token } from './tagger.ts'

/** What no sentence begins with: a small letter, or a mark that goes on or closes. */
const GOES_ON = /^(?:\p{Ll}|[,;:)\]…’”»%])/u
const CLOSES = /^(?:['"”’»)]|'')$/

/** Joins what the tagger cut behind an abbreviation ("(D-Wis.) said …") or a quoted question ("“Why?” he asked"). */
export function joinSentences(sentences: Token[][]): Token[][] {
  const joined: Token[][] = []
  for (const sentence of sentences.flatMap(cutAtWords)) {
    const last = joined.at(-1)
    if (last !== undefined && (goesOn(sentence) || isOpen(last))) for (const token of sentence) last.push(token)
    else joined.push([...sentence])
  }
  return joined
}

/** Words that the tagger takes for abbreviations of "inch" and "number". */
const WORD = /^(?:in|no)\.$/

/** "The vote is in. Lund waits.": cuts where such a word ends a sentence, no number behind it. */
function cutAtWords(sentence: Token[]): Token[][] {
  const cut = sentence.findIndex(
    ({ text, lower }, at) =>
      WORD.test(lower) && /^[a-z]/.test(text) && at > 0 && /^\p{Lu}\p{Ll}/u.test(sentence[at + 1]?.text ?? ''),
  )
  return cut === -1 ? [sentence] : [sentence.slice(0, cut + 1), ...cutAtWords(sentence.slice(cut + 1))]
}

/** How far back an open bracket keeps a sentence open, in tokens. */
const BRACKET = 6
const TITLE = /^(?:Rev|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Hon|St|Dr|Prof|Mr|Mrs|Ms)\.?$/

/** True where a sentence was cut within a short bracket ("(D-N. Y.)") or behind a title ("the Rev."). */
function isOpen(sentence: Token[]): boolean {
  const tail = sentence.slice(-BRACKET)
  const bracket = tail.findLastIndex(({ text }) => text === '(')
  if (bracket !== -1 && !tail.slice(bracket).some(({ text }) => text === ')')) return true
  const [before, last] = sentence.slice(-2)
  return TITLE.test(last?.text === '.' ? (before?.text ?? '') : (last?.text ?? ''))
}

function goesOn(sentence: Token[]): boolean {
  const [first, second] = sentence
  if (first === undefined) return false
  if (CLOSES.test(first.text)) return second === undefined || GOES_ON.test(second.text)
  return GOES_ON.test(first.text)
}
