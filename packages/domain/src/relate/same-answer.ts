import type { Relatable, Related } from './relatable.ts'
import { areNamedApart } from './same-saying.ts'
import { mayCoincide } from './when.ts'

/**
 * One answer told by two documents: the same claimant accepts or refuses, towards the same side, with the same positions, at
 * a time that may be the same. An answer's words point back ("rejected it"), so they need not be alike.
 */
export function sameAnswer(a: Relatable, b: Relatable): Related | null {
  if (a.documentId === b.documentId) return null
  const key = answerKey(a)
  if (key === null || key !== answerKey(b) || !mayCoincide(a.said, b.said)) return null
  const relation = areNamedApart(a, b) ? 'corroborates' : 'restates'
  return { relation, rule: 'same-answer' }
}

/** What two documents must agree in to tell one answer; null where the claim is no answer, or its side or date is not known. */
export function answerKey(claim: Relatable): string | null {
  const { claimant, act, negated, positions, framework, addressee, due, said } = claim
  if ((act !== 'accept' && act !== 'reject') || claimant === null || addressee === null) return null
  if (positions.length === 0 || claim.words.length === 0 || (said.earliest === null && said.latest === null))
    return null
  return JSON.stringify([claimant, act, negated, positions, framework, addressee.party ?? addressee.actor, due])
}
