import type { Dice } from './dice.ts'

const SYLLABLES = ['ba', 'bi', 'bo', 'da', 'di', 'do', 'fa', 'fi', 'fo', 'ga', 'gi', 'go', 'ka', 'ki', 'ko'] as const
const WORDS = 3000

/**
 * A sentence of so many words, of which some are common, as in any language: the commonest is in a fifth of all sentences
 * of 14. No two begin with the same six letters, which are all that the linker looks at: of words that do (word1201,
 * word1202) any two sentences are alike, and a dossier gets links by the square of its claims.
 */
export function sentence(dice: Dice, length: number): string {
  return Array.from({ length }, () => wordOf(Math.floor(WORDS * (dice.below(1_000_000) / 1_000_000) ** 2))).join(' ')
}

/** Three syllables a word: enough for 3375. */
function wordOf(nth: number): string {
  const count = SYLLABLES.length
  const places = [Math.floor(nth / count ** 2), Math.floor(nth / count) % count, nth % count]
  return places.map((place) => SYLLABLES[place]).join('')
}
