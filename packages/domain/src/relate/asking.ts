import { asksForAnswer } from '../rules/link.ts'
import type { Relatable } from './relatable.ts'
import { isSupposed } from './told-outcome.ts'

/** True where the claim demands or proposes something in earnest. */
export function isAsking(claim: Relatable): boolean {
  return asksForAnswer(claim) && !isSupposed(claim) && !claim.negated
}

/**
 * Whether what is said to an addressee is said to the claim's holder: the same actor, or its party where the holder speaks
 * for it. Null where no addressee is known.
 */
export function isAddressedTo(addressee: Relatable['addressee'], claim: Relatable): boolean | null {
  if (addressee === null) return null
  if (addressee.actor === claim.claimant) return true
  return addressee.party !== null && addressee.party === claim.party && claim.speaksFor
}
