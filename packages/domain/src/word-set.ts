import { nameOfWord } from './same-words.ts'

/** A text's content words as hashes, ascending, each once: what likeness needs, without the words themselves. */
export type WordSet = readonly number[]

/** Words that say nothing of what is claimed. Negations are not among them, nor anything that a date consists of. */
const FUNCTION_WORDS = new Set(
  `a an and any are as at be been but by d for from had has have he her his i in into is it its ll m of on or our re s said
  says she so t than that the their them they this to ve was we were what when where which who will with would you`.split(
    /\s+/,
  ),
)

/** The content words of a text, in no order that it had; a word is a run of letters and digits, case and what stands for the same thing aside. */
export function wordSetOf(text: string): WordSet {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const hashes = new Set<number>()
  for (const word of words) if (!FUNCTION_WORDS.has(word)) hashes.add(hashOf(nameOfWord(word)))
  return [...hashes].sort((a, b) => a - b)
}

/** 32-bit FNV-1a over UTF-16 units, as a signed integer (draft-eastlake-fnv). A rare clash makes two words one. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index)
    hash = Math.imul(hash, 0x01000193)
  }
  return hash | 0
}

/** Words in both. */
export function countShared(a: WordSet, b: WordSet): number {
  let shared = 0
  for (let left = 0, right = 0; left < a.length && right < b.length; ) {
    const difference = (a[left] ?? 0) - (b[right] ?? 0)
    if (difference === 0) shared++
    if (difference <= 0) left++
    if (difference >= 0) right++
  }
  return shared
}
