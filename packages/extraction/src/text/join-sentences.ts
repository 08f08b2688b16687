import type { Token } from './tagger.ts'

/** What no sentence begins with: a small letter, or a mark that goes on or closes. */
const GOES_ON = /^(?:\p{Ll}|[,;:)\]…’”»%])/u
const CLOSES = /^(?:['"”’»)]|'')$/

/** Joins what the tagger cut behind an abbreviation ("(D-Wis.) said …") or a quoted question ("“Why?” he asked"). */
export function joinSentences(sentences: Token[][]): Token[][] {
  const joined: Token[][] = []
  for (const sentence of sentences) {
    const last = joined.at(-1)
    if (last !== undefined && goesOn(sentence)) for (const token of sentence) last.push(token)
    else joined.push([...sentence])
  }
  return joined
}

function goesOn(sentence: Token[]): boolean {
  const [first, second] = sentence
  if (first === undefined) return false
  if (CLOSES.test(first.text)) return second === undefined || GOES_ON.test(second.text)
  return GOES_ON.test(first.text)
}
