import type { DB } from '@onrecord/database'
import { checkWords, findDocumentNames, findQuotes, nameClaimants } from '@onrecord/documents'
import { countMentions, findClaims } from '@onrecord/projections'
import type { Kysely } from 'kysely'
import type { Quote } from './quote.ts'
import type { ViewAt } from './view-at.ts'

/**
 * Claims by id as judgements quote them, which is less than all of a claim and less to read: a page of sticking points
 * quotes 400. Ids that the dossier does not know are left out; words that were erased are empty.
 */
export async function readQuotes(db: Kysely<DB>, at: ViewAt, claimIds: Iterable<string>): Promise<Map<string, Quote>> {
  const { dossier, asOfSeq, configuration } = at
  const asked = { dossier, asOfSeq, claimIds: [...new Set(claimIds)] }
  const [found, quotes, mentions] = await Promise.all([
    findClaims(db, asked),
    findQuotes(db, asked),
    countMentions(db, asked),
  ])
  const facts = Array.from(found.values(), (claim) => claim.facts)
  const claims = facts.map(({ found, classified }) => ({ found, classification: classified }))
  const [words, documents] = await Promise.all([
    checkWords(db, { dossier, claims, quotes }),
    findDocumentNames(db, { dossier, documentIds: facts.map(({ documentId }) => documentId) }),
  ])
  const actors = new Map(configuration.actors.map((actor) => [actor.id, actor]))
  const quoted = facts.map(({ found, classified, documentId, document, review }, nth): [string, Quote] => {
    const told = words[nth] ?? null
    const { source, publishedOn } = document
    const claimants = nameClaimants({ found, classification: classified, words: told, document, actors })
    const { claimId, kind, act, segments, saidOn, relayed, confidence } = found
    const quote = {
      words: segments.map((_, nth) => told?.segments[nth] ?? '').join(' … '),
      by: claimants.length > 0 ? claimants.join(', ') : found.mention && (told?.mention ?? ''),
      saidOn,
      source,
      publishedOn,
      kind,
      act,
      relayed,
      confidence,
      review,
      mentions: mentions.get(claimId) ?? 1,
      claimId,
      documentId,
      segments: segments.map(({ start, end }) => ({ start, end })),
      title: documents.get(documentId)?.title ?? null,
      url: documents.get(documentId)?.url ?? null,
    }
    return [claimId, quote]
  })
  return new Map(quoted)
}
