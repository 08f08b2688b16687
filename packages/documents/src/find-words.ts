import type { DB } from '@onrecord/database'
import type { EventData, FoundClaim } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import { areWordsOf, type ClaimWords, sliceWords } from './claim-words.ts'
import { findTexts } from './document.ts'
import { findQuotes } from './quotes.ts'

/** A claim as it is or was read. */
export type ReadClaim = {
  found: FoundClaim
  classification: Pick<EventData<'ClaimClassified'>, 'claimants' | 'addressee'> | null
}

/**
 * The words of claims in the same order; null where the text was erased. Kept words are those of the latest reading: for
 * one whose spans lay elsewhere, or that has none, they are cut from the text.
 */
export async function findWords(
  db: Kysely<DB>,
  { dossier, claims }: { dossier: string; claims: readonly ReadClaim[] },
): Promise<(ClaimWords | null)[]> {
  const quotes = await findQuotes(db, { dossier, claimIds: claims.map(({ found }) => found.claimId) })
  return checkWords(db, { dossier, claims, quotes })
}

/** The same with the words already read that are kept of the claims: those of another reading are cut from the text. */
export async function checkWords(
  db: Kysely<DB>,
  {
    dossier,
    claims,
    quotes,
  }: { dossier: string; claims: readonly ReadClaim[]; quotes: ReadonlyMap<string, ClaimWords> },
): Promise<(ClaimWords | null)[]> {
  const kept = claims.map(({ found }) => {
    const words = quotes.get(found.claimId)
    return words !== undefined && areWordsOf(words, found) ? words : undefined
  })
  const missing = claims.filter((_, nth) => kept[nth] === undefined)
  const texts = await findTexts(db, { dossier, documentIds: missing.map(({ found }) => found.documentId) })
  return claims.map(({ found, classification }, nth) => {
    const text = texts.get(found.documentId)
    return kept[nth] ?? (text === undefined ? null : sliceWords(text, found, classification))
  })
}
