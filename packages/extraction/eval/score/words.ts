import type { Range } from '../corpus/stored-claim.ts'

/** The words of a text in their order; marks and spaces belong to none. */
export function wordRanges(text: string): Range[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].map(({ index, 0: word }) => [index, index + word.length])
}

/** Numbers of the words of which at least half of the characters lie in one of `ranges`. */
export function wordsIn(words: readonly Range[], ranges: readonly Range[]): Set<number> {
  const held = new Set<number>()
  for (const [start, end] of ranges) {
    for (let number = firstEndingAfter(words, start); number < words.length; number += 1) {
      const word = words[number]
      if (word === undefined || word[0] >= end) break
      if (2 * (Math.min(end, word[1]) - Math.max(start, word[0])) >= word[1] - word[0]) held.add(number)
    }
  }
  return held
}

function firstEndingAfter(words: readonly Range[], offset: number): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.[1] ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** How many members two sets share. */
export function sharedCount<Member>(a: ReadonlySet<Member>, b: ReadonlySet<Member>): number {
  let count = 0
  for (const member of a) if (b.has(member)) count += 1
  return count
}

/** Harmonic mean of precision and recall over words, 0 to 1. */
export function wordF1(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  return a.size + b.size === 0 ? 0 : (2 * sharedCount(a, b)) / (a.size + b.size)
}

/** Words that begin what only describes a noun: "the head of …", "officials in …". */
const TAIL =
  /[,;:()]|\s[–—-]\s|\b(?:of|for|from|in|at|on|with|within|to|by|as|near|close|familiar|briefed|among|against|about|and|who|whose|which|that)\b/iu

/** The range of the word that a noun phrase is about: the last one before its first comma, preposition or relative clause. */
export function headWord(text: string, [start, end]: Range): Range {
  const phrase = text.slice(start, end)
  const tail = phrase.search(TAIL)
  const core = tail > 0 ? phrase.slice(0, tail) : phrase
  const head = wordRanges(core.replace(/['’]s\b/gu, '  ')).at(-1) ?? wordRanges(phrase).at(-1)
  return head === undefined ? [start, end] : [start + head[0], start + head[1]]
}
