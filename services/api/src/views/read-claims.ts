import type { DB } from '@onrecord/database'
import { composeClaim, findDocumentNames, findWords } from '@onrecord/documents'
import type { RecordedClaim } from '@onrecord/domain'
import { findClaims, findClusters, type ListedClaim } from '@onrecord/projections'
import type { Kysely } from 'kysely'
import type { ViewAt } from './view-at.ts'

/** Claims of a list with their words, document and cluster, in the same order. */
export async function presentClaims(
  db: Kysely<DB>,
  at: ViewAt,
  claims: readonly ListedClaim[],
): Promise<RecordedClaim[]> {
  const { dossier, asOfSeq, configuration } = at
  const claimIds = claims.map(({ claimId }) => claimId)
  const documentIds = claims.map(({ facts }) => facts.documentId)
  const [words, documents, clusters] = await Promise.all([
    findWords(db, {
      dossier,
      claims: claims.map(({ facts }) => ({ found: facts.found, classification: facts.classified })),
    }),
    findDocumentNames(db, { dossier, documentIds }),
    findClusters(db, { dossier, asOfSeq, claimIds }),
  ])
  const actors = new Map(configuration.actors.map((actor) => [actor.id, actor]))
  return claims.map(({ claimId, facts }, nth) => {
    const { found, classified, documentId, document, review } = facts
    const names = documents.get(documentId)
    const { source, publishedOn } = document
    const { id, mentions, sources } = clusters.get(claimId) ?? {
      id: claimId,
      mentions: 1,
      sources: source === null ? 0 : 1,
    }
    return {
      ...composeClaim({
        kind: found.kind,
        found,
        classification: classified,
        words: words[nth] ?? null,
        document: { id: documentId, title: names?.title ?? null, source, url: names?.url ?? null, publishedOn },
        record: { dossier, seq: found.seq, recordedAt: found.recordedAt, review },
        actors,
      }),
      cluster: { id, mentions, sources },
    }
  })
}

/** Claims by id, as every door shows them; ids that the dossier does not know are left out. */
export async function readClaims(
  db: Kysely<DB>,
  at: ViewAt,
  claimIds: Iterable<string>,
): Promise<Map<string, RecordedClaim>> {
  const { dossier, asOfSeq } = at
  const found = await findClaims(db, { dossier, asOfSeq, claimIds: [...new Set(claimIds)] })
  const claims = await presentClaims(db, at, [...found.values()])
  return new Map(claims.map((claim) => [claim.claim.id, claim]))
}
