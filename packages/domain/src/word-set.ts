/** A text's content words as hashes, ascending, each once: what likeness needs, without the words themselves. */
export type WordSet = readonly number[]

/** Words that say nothing of what is claimed. Negations are not among them, nor anything that a date consists of. */
const FUNCTION_WORDS = new Set(
  `a an and are as at be been but by for from had has have he her his i in into is it its of on or our said says she so
  that the their them they this to was we were which who will with would you`.split(/\s+/),
)

/**
 * UTF-16 units of a word that count: cut there, most inflections of a word fall together. Truncation as a stemmer for European
 * languages: McNamee and Mayfield, Character n-gram tokenization for European language text retrieval, 2004.
 */
const STEM_LENGTH = 6

/** The content words of a text, in no order that it had; a word is a run of letters and digits, case aside. */
export function wordSetOf(text: string): WordSet {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const hashes = new Set<number>()
  for (const word of words) if (!FUNCTION_WORDS.has(word)) hashes.add(hashOf(word.slice(0, STEM_LENGTH)))
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
