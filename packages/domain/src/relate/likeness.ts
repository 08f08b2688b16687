import { countShared, type WordSet } from '../word-set.ts'

/**
 * How alike the words of one saying must be: Dice coefficient, or for a headline within a sentence the share of the shorter
 * text with at least so many words in common. On two annotated articles the 71 pairs that share everything else and say
 * different things reach a Dice of 0.31 and a share of 0.6 with 3 words; restatements start at a Dice of 0.5 or a share of
 * 0.67 with 4.
 */
const LIKE = { dice: 0.5, share: 0.65, wordsInCommon: 4 }

/** How alike two texts must be that one was copied from the other, and how long for that to be no accident. */
const COPY = { dice: 0.85, wordsInCommon: 8 }

/** True where two texts may well say the same thing. */
export function alike(a: WordSet, b: WordSet): boolean {
  if (a.length === 0 || b.length === 0) return false
  const shared = countShared(a, b)
  if ((2 * shared) / (a.length + b.length) >= LIKE.dice) return true
  return shared >= LIKE.wordsInCommon && shared / Math.min(a.length, b.length) >= LIKE.share
}

/** The fewest words that a text must share with this one to be {@link alike}. */
export function fewestInCommon(words: WordSet): number {
  // Dice d needs s ≥ d(m + n)/2 words in common and s ≤ n, hence s ≥ dm/(2 - d).
  return Math.min(LIKE.wordsInCommon, Math.ceil((LIKE.dice * words.length) / (2 - LIKE.dice)))
}

/** True where one text was copied from the other, or both from a third. */
export function isCopy(a: WordSet, b: WordSet): boolean {
  const shared = countShared(a, b)
  return shared >= COPY.wordsInCommon && (2 * shared) / (a.length + b.length) >= COPY.dice
}

/** True where two texts, however short, are nearly the same word for word. */
export function isVerbatim(a: WordSet, b: WordSet): boolean {
  return a.length > 0 && (2 * countShared(a, b)) / (a.length + b.length) >= COPY.dice
}

/** True where so many words, and such a share of the shorter text, are in both. */
export function overlaps(a: WordSet, b: WordSet, bar: { share: number; wordsInCommon: number }): boolean {
  const shared = countShared(a, b)
  return shared >= bar.wordsInCommon && shared / Math.min(a.length, b.length) >= bar.share
}
