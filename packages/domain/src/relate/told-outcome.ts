import type { Act, Certainty } from '../vocabulary.ts'

/** What a claim's words tell of something that was due: it happened, or it has not. */
export type ToldOutcome = 'done' | 'undone'

/** Acts that tell how things are. Promises, threats, forecasts and answers tell of what is to come. */
const TELLING: ReadonlySet<Act> = new Set<Act>(['assert', 'accuse', 'deny'])

/** Words by which a text looks ahead, or tells of a wish. */
const AHEAD =
  /\b(?:will|won't|would|wouldn't|shall|should|must|can|cannot|can't|could|couldn't|may|might|if|unless|until|set to|slated|scheduled|expected|supposed to|due|plans?|planned|intends?|hopes?|about to|going to|ready to|is to|are to|was to|were to|to be|wants?|calls? (?:for|on)|called (?:for|on)|urged|demands?|demanded|need(?:s|ed)? to|no plans?)\b/

const NOT = /(?:\b(?:not|never|no longer|without|yet to|still waiting)\b|n't\b)/
const FAILED =
  /\b(?:fail(?:s|ed|ing|ure)?|missed|missing the|refus(?:ed|ing)|lapsed|ignored|reneged|defaulted|unmet|overdue|unfulfilled)\b/
const HAPPENED =
  /\b(?:has|have|had|did|was|were|began|begun|met|paid|held|left|sent|came|went|gave|took|made|withdrew|\w{3,}ed)\b/

/**
 * What the text tells of something due, read from its tense, negation and verbs of failure; null where it looks ahead,
 * supposes, asks or can't be told. `negated`: the extractor's word on it.
 */
export function outcomeTold(
  text: string,
  claim: { act: Act; negated: boolean; certainty: Certainty },
): ToldOutcome | null {
  if (!TELLING.has(claim.act) || isSupposed(claim)) return null
  const words = text.normalize('NFKC').replaceAll('’', "'").toLowerCase()
  if (AHEAD.test(words)) return null
  const failed = FAILED.test(words)
  const negated = claim.negated || NOT.test(words)
  // "Did not fail", "denied that it had not paid": two turns make no plain word.
  if (failed && negated) return null
  if (claim.act === 'deny') return failed || NOT.test(words) || !HAPPENED.test(words) ? null : 'undone'
  if (failed || negated) return 'undone'
  return HAPPENED.test(words) ? 'done' : null
}

/** True where the claim supposes or asks: it is no answer and tells no outcome. */
export function isSupposed({ certainty }: { certainty: Certainty }): boolean {
  return certainty === 'hypothetical' || certainty === 'question'
}
