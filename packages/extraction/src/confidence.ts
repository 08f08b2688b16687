import type { Attribution } from './frames/attribution.ts'
import type { Resolved } from './who/resolve.ts'

/** How often each rule's reading was right on news text kept for development, rounded to 0.05. */
const BASE: Record<Attribution['rule'] | 'narrator' | 'process', number> = {
  'quote-before': 0.95,
  'quote-after': 0.95,
  'clause-after': 0.9,
  'clause-before': 0.85,
  'according-to': 0.85,
  infinitive: 0.85,
  object: 0.8,
  preposition: 0.8,
  passive: 0.75,
  colon: 0.7,
  noun: 0.65,
  'quote-orphan': 0.6,
  narrator: 0.7,
  process: 0.55,
}
const BY_WHO: Record<Resolved['rule'], number> = { name: 1, surname: 1, words: 0.95, description: 0.9, pronoun: 0.9 }

/**
 * Confidence of a claim, 0–1: the rule's base × the cue's strength (at least 0.7) × how the claimant was found, less for a
 * source taken from another clause, a headline and a question. Two decimals.
 */
export function confidenceOf(parts: {
  rule: Attribution['rule'] | 'narrator' | 'process'
  strength: number | undefined
  who: Resolved['rule'] | undefined
  borrowed: boolean
  headline: boolean
  question: boolean
}): number {
  let value =
    BASE[parts.rule] * Math.max(0.7, parts.strength ?? 1) * (parts.who === undefined ? 0.7 : BY_WHO[parts.who])
  if (parts.borrowed) value *= 0.92
  if (parts.headline) value *= 0.85
  if (parts.question) value *= 0.8
  return Math.round(100 * value) / 100
}
