import { alike, isCopy, isVerbatim } from './likeness.ts'
import type { Relatable, Related } from './relatable.ts'

/**
 * The same saying in like words: who says it, act, positions, framework and date agree. It *restates* where the tellers are
 * not independent (one document, one publisher, an outlet that both cite, an unnamed publisher, a copied text), else it
 * *corroborates*.
 */
export function sameSaying(a: Relatable, b: Relatable): Related | null {
  if (sayingKey(a) === null || sayingKey(a) !== sayingKey(b) || !sayAlike(a, b)) return null
  if (a.documentId === b.documentId) return { relation: 'restates', rule: 'same-saying-same-document' }
  if (!areNamedApart(a, b)) return { relation: 'restates', rule: 'same-saying-same-source' }
  if (isWireCopy(a, b)) return { relation: 'restates', rule: 'wire-copy' }
  return { relation: 'corroborates', rule: 'same-saying-independent-source' }
}

/**
 * True where the words are alike. What is supposed, hedged or asked is another saying than what is asserted ("perhaps they
 * will sign", "they would have signed"), unless it is the same word for word and only the reading of it differs.
 */
export function sayAlike(a: Relatable, b: Relatable): boolean {
  return a.certainty === b.certainty ? alike(a.words, b.words) : isVerbatim(a.words, b.words)
}

/** What claims must share to be one saying; null for one that is nobody's. Narrators of different outlets share a voice. */
export function sayingKey(claim: Relatable): string | null {
  if (claim.words.length === 0) return null
  const { isNarrated, kind, act, negated, positions, framework, due } = claim
  const who = isNarrated ? 'narrator' : claim.claimant
  return who === null ? null : JSON.stringify([who, kind, act, negated, positions, framework, due])
}

/** True where the publishers are named, and neither tells what the other, or a third that both cite, has told. */
export function areNamedApart(a: Relatable, b: Relatable): boolean {
  if (a.documentId === b.documentId || a.sources.length === 0 || b.sources.length === 0) return false
  return !a.sources.some((source) => b.sources.includes(source))
}

/**
 * True where both give one text: the words of a teller (two tellers seldom choose the same ones), or somebody's own words
 * (which any two tellers quote alike) in the same sentences.
 */
function isWireCopy(a: Relatable, b: Relatable): boolean {
  const areQuoted = a.reported === 'direct' || b.reported === 'direct'
  return isCopy(a.words, b.words) && (!areQuoted || alike(a.around, b.around))
}
