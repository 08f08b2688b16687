import type { Act } from '../vocabulary.ts'
import { arePositionsCompatible } from './positions.ts'
import type { Relatable, Related } from './relatable.ts'
import { sayAlike } from './same-saying.ts'

/** Acts that a headline, a caption or a summary may give for the body's. */
const LOOSE: Readonly<Partial<Record<Act, readonly Act[]>>> = {
  assert: ['accuse', 'commit', 'predict', 'propose', 'threaten'],
  propose: ['demand', 'commit'],
  predict: ['threaten', 'commit'],
}

/**
 * A headline, caption or summary of what its own document says in full: the same claimant, or a body and its spokesperson,
 * in like words. It may differ in act, and lack positions or date.
 */
export function sameDocument(a: Relatable, b: Relatable): Related | null {
  if (a.documentId !== b.documentId || a.negated !== b.negated || !isSameVoice(a, b)) return null
  if (!areActsCompatible(a.act, b.act) || !arePositionsCompatible(a, b)) return null
  if (a.due !== b.due && a.due !== null && b.due !== null) return null
  return sayAlike(a, b) ? { relation: 'restates', rule: 'same-document-headline' } : null
}

function isSameVoice(a: Relatable, b: Relatable): boolean {
  if (a.claimant === null || b.claimant === null) return false
  if (a.claimant === b.claimant) return true
  // Outlets may be one party of the dossier, and none speaks for another.
  if (a.isNarrated || b.isNarrated) return false
  return a.party !== null && a.party === b.party && a.speaksFor && b.speaksFor
}

function areActsCompatible(a: Act, b: Act): boolean {
  return a === b || (LOOSE[a]?.includes(b) ?? false) || (LOOSE[b]?.includes(a) ?? false)
}
