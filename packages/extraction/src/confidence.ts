import type { Certainty } from '@onrecord/domain'
import { INTERCEPT, WEIGHTS } from './confidence-weights.ts'
import type { Attribution } from './frames/attribution.ts'
import type { Resolved } from './who/resolved.ts'

/** What a reading rests on: how the words were found, by which cue, whose they are said to be, and what they look like. */
export type Grounds = {
  rule: Attribution['rule'] | 'narrator' | 'foretold' | 'process'
  strength: number | undefined
  who: Resolved['rule'] | undefined
  borrowed: boolean
  headline: boolean
  certainty: Certainty
  words: number
  pieces: number
}

/** Contents of so many words count as short; as long. */
const SHORT = 3
const LONG = 30

/** The grounds as numbers by name; what is not named is 0. */
export function featuresOf(grounds: Grounds): Map<string, number> {
  const { rule, strength, who, borrowed, headline, certainty, words, pieces } = grounds
  return new Map([
    [`rule ${rule}`, 1],
    [`who ${who ?? 'nobody'}`, 1],
    ['weak cue', 1 - Math.max(0.5, strength ?? 1)],
    ['borrowed source', Number(borrowed)],
    ['headline', Number(headline)],
    [`certainty ${certainty}`, 1],
    ['short', Number(words <= SHORT)],
    ['long', Number(words >= LONG)],
    ['several pieces', Number(pieces > 1)],
  ])
}

/**
 * How likely the words are a claim of the kind and claimant that it is read as, 0.01–0.99, two decimals: a logistic model of
 * its grounds, fitted to the training part of the corpus (`eval/calibrate.ts`).
 */
export function confidenceOf(grounds: Grounds): number {
  let sum = INTERCEPT
  for (const [name, value] of featuresOf(grounds)) sum += (WEIGHTS[name] ?? 0) * value
  return Math.round(100 * Math.min(0.99, Math.max(0.01, 1 / (1 + Math.exp(-sum))))) / 100
}
