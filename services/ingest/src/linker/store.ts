import type { DB } from '@onrecord/database'
import { type Kysely, type Selectable, sql } from 'kysely'
import type { ClaimFacts, LinkerClaim, LinkerDocument } from './linker-claim.ts'
import type { Link } from './plan-links.ts'

type Claims = Selectable<DB['linker_claim']>

/** Claims by one of their columns; an empty list of values finds none. */
export async function findClaims(
  db: Kysely<DB>,
  key: { dossier: string; by: 'claim_id' | 'document_id' | 'cluster'; values: readonly string[] },
): Promise<LinkerClaim[]> {
  if (key.values.length === 0) return []
  const rows = await db
    .selectFrom('linker_claim')
    .select(['claim_id', 'document_id', 'facts', 'cluster'])
    .where('dossier_id', '=', key.dossier)
    .where(key.by, 'in', key.values)
    .execute()
  return rows.map(claimOf)
}

/** Claims that share the hash of a key with one of those to be related. */
export async function findCandidates(
  db: Kysely<DB>,
  key: { dossier: string; column: 'saying_key' | 'due_key'; hashes: readonly number[] },
): Promise<LinkerClaim[]> {
  if (key.hashes.length === 0) return []
  const rows = await db
    .selectFrom('linker_claim')
    .select(['claim_id', 'document_id', 'facts', 'cluster'])
    .where('dossier_id', '=', key.dossier)
    .where(key.column, 'in', key.hashes)
    .execute()
  return rows.map(claimOf)
}

/** Stores claims with the hashes that find them. */
export async function saveClaims(
  db: Kysely<DB>,
  dossier: string,
  claims: readonly (LinkerClaim & { keys: { saying: number | null; due: number | null } })[],
): Promise<void> {
  if (claims.length === 0) return
  await db
    .insertInto('linker_claim')
    .values(
      claims.map(({ claimId, documentId, facts, cluster, keys }) => ({
        dossier_id: dossier,
        claim_id: claimId,
        document_id: documentId,
        facts: JSON.stringify(facts),
        saying_key: keys.saying,
        due_key: keys.due,
        cluster,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['dossier_id', 'claim_id']).doUpdateSet((excluded) => ({
        facts: excluded.ref('excluded.facts'),
        saying_key: excluded.ref('excluded.saying_key'),
        due_key: excluded.ref('excluded.due_key'),
        cluster: excluded.ref('excluded.cluster'),
      })),
    )
    .execute()
}

/** Gives whole clusters another name. */
export async function renameClusters(
  db: Kysely<DB>,
  dossier: string,
  renamed: ReadonlyMap<string, string>,
): Promise<void> {
  if (renamed.size === 0) return
  await sql`update linker_claim as claim
    set cluster = given.new
    from unnest(${[...renamed.keys()]}::uuid[], ${[...renamed.values()]}::uuid[]) as given (old, new)
    where claim.dossier_id = ${dossier} and claim.cluster = given.old`.execute(db)
}

export async function findDocuments(
  db: Kysely<DB>,
  key: { dossier: string; documentIds: readonly string[] },
): Promise<LinkerDocument[]> {
  if (key.documentIds.length === 0) return []
  const rows = await db
    .selectFrom('linker_document')
    .select(['document_id', 'source', 'published_on', 'withdrawn'])
    .where('dossier_id', '=', key.dossier)
    .where('document_id', 'in', key.documentIds)
    .execute()
  return rows.map((row) => ({
    documentId: row.document_id,
    source: row.source,
    publishedOn: row.published_on,
    withdrawn: row.withdrawn,
  }))
}

export async function saveDocuments(
  db: Kysely<DB>,
  dossier: string,
  documents: readonly LinkerDocument[],
): Promise<void> {
  if (documents.length === 0) return
  await db
    .insertInto('linker_document')
    .values(
      documents.map(({ documentId, source, publishedOn, withdrawn }) => ({
        dossier_id: dossier,
        document_id: documentId,
        source,
        published_on: publishedOn,
        withdrawn,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['dossier_id', 'document_id']).doUpdateSet((excluded) => ({
        source: excluded.ref('excluded.source'),
        published_on: excluded.ref('excluded.published_on'),
        withdrawn: excluded.ref('excluded.withdrawn'),
      })),
    )
    .execute()
}

/** Links, barred ones too, with one of these claims at either end. */
export async function findLinks(
  db: Kysely<DB>,
  key: { dossier: string; claimIds: readonly string[] },
): Promise<Link[]> {
  if (key.claimIds.length === 0) return []
  const rows = await db
    .selectFrom('linker_link')
    .select(['a', 'b', 'relation', 'rule', 'barred'])
    .where('dossier_id', '=', key.dossier)
    .where((where) => where.or([where('a', 'in', key.claimIds), where('b', 'in', key.claimIds)]))
    .execute()
  // Written by `saveLinks` alone, from events that the registry has checked.
  return rows.map((row) => ({ ...row, relation: row.relation as Link['relation'] }))
}

export async function saveLinks(db: Kysely<DB>, dossier: string, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return
  await db
    .insertInto('linker_link')
    .values(links.map((link) => ({ dossier_id: dossier, ...link })))
    .onConflict((conflict) =>
      conflict
        .columns(['dossier_id', 'a', 'b', 'relation'])
        .doUpdateSet((excluded) => ({ rule: excluded.ref('excluded.rule'), barred: excluded.ref('excluded.barred') })),
    )
    .execute()
}

export async function deleteLinks(db: Kysely<DB>, dossier: string, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return
  await sql`delete from linker_link as link
    using unnest(
      ${links.map(({ a }) => a)}::uuid[], ${links.map(({ b }) => b)}::uuid[], ${links.map(({ relation }) => relation)}::text[]
    ) as given (a, b, relation)
    where link.dossier_id = ${dossier}
      and link.a = given.a and link.b = given.b and link.relation = given.relation`.execute(db)
}

function claimOf(row: Pick<Claims, 'claim_id' | 'document_id' | 'facts' | 'cluster'>): LinkerClaim {
  // Written by `saveClaims` alone, always whole.
  return { claimId: row.claim_id, documentId: row.document_id, facts: row.facts as ClaimFacts, cluster: row.cluster }
}
