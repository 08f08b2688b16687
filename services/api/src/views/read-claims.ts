import type { DB } from '@onrecord/database'
import { composeClaim, findDocumentNames, findWords } from '@onrecord/documents'
import type { RecordedClaim } from '@onrecord/domain'
import { type Cluster, findClaims, findClusters, type ListedClaim } from '@onrecord/projections'
import type { Kysely } from 'kysely'
import type { ViewAt } from './view-at.ts'

/** Claims of a list with their words, document and cluster, in the same order. */
export async function presentClaims(
  db: Kysely<DB>,
  at: ViewAt,
  claims: readonly ListedClaim[],
): Promise<RecordedClaim[]> {
  const { dossier, asOfSeq } = at
  const claimIds = claims.map(({ claimId }) => claimId)
  const [texts, clusters] = await Promise.all([
    readTexts(db, at, claims),
    findClusters(db, { dossier, asOfSeq, claimIds }),
  ])
  return present(at, texts, clusters)
}

/** Claims by id, as every door shows them; ids that the dossier does not know are left out. */
export async function readClaims(
  db: Kysely<DB>,
  at: ViewAt,
  claimIds: Iterable<string>,
): Promise<Map<string, RecordedClaim>> {
  const { dossier, asOfSeq } = at
  const asked = { dossier, asOfSeq, claimIds: [...new Set(claimIds)] }
  const [texts, clusters] = await Promise.all([
    findClaims(db, asked).then((found) => readTexts(db, at, [...found.values()])),
    findClusters(db, asked),
  ])
  return new Map(present(at, texts, clusters).map((claim) => [claim.claim.id, claim]))
}

type Texts = {
  claims: readonly ListedClaim[]
  words: Awaited<ReturnType<typeof findWords>>
  documents: Awaited<ReturnType<typeof findDocumentNames>>
}

async function readTexts(db: Kysely<DB>, { dossier }: ViewAt, claims: readonly ListedClaim[]): Promise<Texts> {
  const documentIds = claims.map(({ facts }) => facts.documentId)
  const [words, documents] = await Promise.all([
    findWords(db, {
      dossier,
      claims: claims.map(({ facts }) => ({ found: facts.found, classification: facts.classified })),
    }),
    findDocumentNames(db, { dossier, documentIds }),
  ])
  return { claims, words, documents }
}

function present(
  { dossier, configuration }: ViewAt,
  { claims, words, documents }: Texts,
  clusters: ReadonlyMap<string, Cluster>,
): RecordedClaim[] {
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
