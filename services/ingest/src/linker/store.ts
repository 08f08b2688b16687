import type { DB } from '@onrecord/database'
import { CLUSTERING } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import type { ClaimFacts, LinkerClaim, LinkerDocument } from './linker-claim.ts'
import type { LinkerDossier } from './linker-dossier.ts'
import type { Link } from './match.ts'

const TABLES = ['linker_dossier', 'linker_claim', 'linker_term', 'linker_document', 'linker_link'] as const

/** Forgets a dossier, to be read again from its first event on. */
export async function forgetDossier(db: Kysely<DB>, dossier: string): Promise<void> {
  for (const table of TABLES) await db.deleteFrom(table).where('dossier_id', '=', dossier).execute()
}

export async function findDossier(db: Kysely<DB>, dossier: string): Promise<LinkerDossier | undefined> {
  const row = await db
    .selectFrom('linker_dossier')
    .select(['actors', 'outlets', 'relate_from', 'folded_to'])
    .where('dossier_id', '=', dossier)
    .executeTakeFirst()
  // Written by `saveDossier` alone, always whole.
  return (
    row && {
      actors: row.actors as LinkerDossier['actors'],
      outlets: row.outlets as LinkerDossier['outlets'],
      relateFrom: row.relate_from,
      foldedTo: row.folded_to,
    }
  )
}

export async function saveDossier(db: Kysely<DB>, dossier: string, known: LinkerDossier): Promise<void> {
  const row = {
    actors: JSON.stringify(known.actors),
    outlets: JSON.stringify(known.outlets),
    relate_from: known.relateFrom,
    folded_to: known.foldedTo,
  }
  await db
    .insertInto('linker_dossier')
    .values({ dossier_id: dossier, ...row })
    .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(row))
    .execute()
}

/**
 * The condition that a row of `linker_claim` is the dossier's, as its indexes other than the key know it: no statement that
 * looks by another column then fits the key, which would give all of a dossier that statistics do not know yet.
 */
const apart = (dossier: string) => sql<boolean>`dossier_id collate "POSIX" = ${dossier}`

type ClaimRow = {
  claim_id: string
  document_id: string
  facts: unknown
  telling: string
  cluster: string
  pending: boolean
}

/** Claims by one of their columns; an empty list of values finds none. */
export async function findClaims(
  db: Kysely<DB>,
  key: { dossier: string; by: 'claim_id' | 'document_id' | 'cluster'; values: readonly string[] },
): Promise<LinkerClaim[]> {
  if (key.values.length === 0) return []
  const type = sql.raw(key.by === 'document_id' ? 'text' : 'uuid')
  const isOfDossier = key.by === 'claim_id' ? sql`dossier_id = ${key.dossier}` : apart(key.dossier)
  // One look into an index a value, whatever the planner guesses of a table that grew by a thousand rows since it was told.
  const { rows } = await sql<ClaimRow>`select claim.*
    from unnest(${[...new Set(key.values)]}::${type}[]) as asked (value)
    cross join lateral (
      select claim_id, document_id, facts, telling, cluster, pending
      from linker_claim
      where ${isOfDossier} and ${sql.ref(key.by)} = asked.value
      offset 0
    ) as claim`.execute(db)
  return rows.map(claimOf)
}

/** A claim's place among those that wait. */
export type PendingPlace = Pick<LinkerClaim, 'documentId' | 'claimId'>

/**
 * Claims that are folded and not yet related, document by document, those after a place: the claims of a document are
 * related to one another, so a page that holds whole ones loads few others.
 */
export async function findPending(
  db: Kysely<DB>,
  key: { dossier: string; after: PendingPlace | null; limit: number },
): Promise<LinkerClaim[]> {
  let query = db
    .selectFrom('linker_claim')
    .select(['claim_id', 'document_id', 'facts', 'telling', 'cluster', 'pending'])
    .where(apart(key.dossier))
    .where(sql<boolean>`pending`)
    .orderBy('document_id')
    .orderBy('claim_id')
    .limit(key.limit)
  if (key.after !== null) {
    const { documentId, claimId } = key.after
    query = query.where((where) =>
      where(where.refTuple('document_id', 'claim_id'), '>', where.tuple(documentId, claimId)),
    )
  }
  const rows = await query.execute()
  return rows.map(claimOf)
}

/** Stores claims, in one statement. */
export async function saveClaims(db: Kysely<DB>, dossier: string, claims: readonly LinkerClaim[]): Promise<void> {
  if (claims.length === 0) return
  // One parameter for all: a batch has more claims than a statement can have parameters.
  await sql`insert into linker_claim (dossier_id, claim_id, document_id, facts, telling, cluster, pending)
    select ${dossier}, "claimId", "documentId", facts, telling, cluster, pending
    from jsonb_to_recordset(${JSON.stringify(claims)}::jsonb)
      as given ("claimId" uuid, "documentId" text, facts jsonb, telling uuid, cluster uuid, pending boolean)
    on conflict (dossier_id, claim_id) do update
    set facts = excluded.facts, telling = excluded.telling, cluster = excluded.cluster,
      pending = excluded.pending`.execute(db)
}

/** Gives whole clusters, or tellings, another name. */
export async function renameGroups(
  db: Kysely<DB>,
  dossier: string,
  groups: { column: 'cluster' | 'telling'; renamed: ReadonlyMap<string, string> },
): Promise<void> {
  const { column, renamed } = groups
  if (renamed.size === 0) return
  await sql`update linker_claim as claim
    set ${sql.ref(column)} = given.new
    from unnest(${[...renamed.keys()]}::uuid[], ${[...renamed.values()]}::uuid[]) as given (old, new)
    where ${apart(dossier)} and claim.${sql.ref(column)} = given.old`.execute(db)
}

/** Says of claims in which telling and cluster they are. */
export async function saveGroups(
  db: Kysely<DB>,
  dossier: string,
  groups: readonly Pick<LinkerClaim, 'claimId' | 'telling' | 'cluster'>[],
): Promise<void> {
  if (groups.length === 0) return
  await sql`update linker_claim as claim
    set telling = given.telling, cluster = given.cluster
    from jsonb_to_recordset(${JSON.stringify(groups)}::jsonb) as given ("claimId" uuid, telling uuid, cluster uuid)
    where claim.dossier_id = ${dossier} and claim.claim_id = given."claimId"`.execute(db)
}

export async function findDocuments(
  db: Kysely<DB>,
  key: { dossier: string; documentIds: readonly string[] },
): Promise<LinkerDocument[]> {
  if (key.documentIds.length === 0) return []
  const { rows } = await sql<{
    document_id: string
    publisher: string | null
    published_on: string | null
    withdrawn: boolean
  }>`select document_id, publisher, published_on, withdrawn
    from linker_document
    where dossier_id = ${key.dossier} and document_id = any(${[...key.documentIds]}::text[])`.execute(db)
  return rows.map((row) => ({
    documentId: row.document_id,
    publisher: row.publisher,
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
  await sql`insert into linker_document (dossier_id, document_id, publisher, published_on, withdrawn)
    select ${dossier}, "documentId", publisher, "publishedOn", withdrawn
    from jsonb_to_recordset(${JSON.stringify(documents)}::jsonb)
      as given ("documentId" text, publisher text, "publishedOn" text, withdrawn boolean)
    on conflict (dossier_id, document_id) do update
    set publisher = excluded.publisher, published_on = excluded.published_on,
      withdrawn = excluded.withdrawn`.execute(db)
}

function claimOf(row: ClaimRow): LinkerClaim {
  const { claim_id: claimId, document_id: documentId, telling, cluster, pending } = row
  // Written by `saveClaims` alone, always whole.
  return { claimId, documentId, facts: row.facts as ClaimFacts, telling, cluster, pending }
}

type LinkRow = Omit<Link, 'relation'> & { relation: string }

/** Links, barred ones too, with one of these claims at either end. */
export async function findLinks(
  db: Kysely<DB>,
  key: { dossier: string; claimIds: readonly string[] },
): Promise<Link[]> {
  if (key.claimIds.length === 0) return []
  const ids = [...new Set(key.claimIds)]
  // The collation names the index by `b`, which would else stand beside the key wherever a dossier is looked for.
  const { rows } = await sql<LinkRow>`select link.*
    from unnest(${ids}::uuid[]) as asked (id)
    cross join lateral (
      (select a, b, relation, rule, barred from linker_link where dossier_id = ${key.dossier} and a = asked.id offset 0)
      union all
      (select a, b, relation, rule, barred from linker_link
        where dossier_id collate "POSIX" = ${key.dossier} and b = asked.id offset 0)
    ) as link`.execute(db)
  return rows.map(linkOf)
}

/** Every cut that reviewers made: people make few. */
export async function findBarred(db: Kysely<DB>, dossier: string): Promise<Link[]> {
  const rows = await db
    .selectFrom('linker_link')
    .select(['a', 'b', 'relation', 'rule', 'barred'])
    .where('dossier_id', '=', dossier)
    // Not a parameter: a plan that is made before its value is known can't use the index of cuts.
    .where(sql<boolean>`barred`)
    .execute()
  return rows.map(linkOf)
}

/** Every link of the dossier that makes claims one cluster. */
export async function findJoins(db: Kysely<DB>, dossier: string): Promise<Link[]> {
  const rows = await db
    .selectFrom('linker_link')
    .select(['a', 'b', 'relation', 'rule', 'barred'])
    .where('dossier_id', '=', dossier)
    .where('barred', '=', false)
    .where('relation', 'in', [...CLUSTERING])
    .execute()
  return rows.map(linkOf)
}

export async function saveLinks(db: Kysely<DB>, dossier: string, links: readonly Link[]): Promise<void> {
  if (links.length === 0) return
  await sql`insert into linker_link (dossier_id, a, b, relation, rule, barred)
    select ${dossier}, a, b, relation, rule, barred
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      as given (a uuid, b uuid, relation text, rule text, barred boolean)
    on conflict (dossier_id, a, b, relation) do update
    set rule = excluded.rule, barred = excluded.barred`.execute(db)
}

export async function deleteLinks(
  db: Kysely<DB>,
  dossier: string,
  links: readonly Pick<Link, 'a' | 'b' | 'relation'>[],
): Promise<void> {
  if (links.length === 0) return
  await sql`delete from linker_link as link
    using unnest(
      ${links.map(({ a }) => a)}::uuid[], ${links.map(({ b }) => b)}::uuid[], ${links.map(({ relation }) => relation)}::text[]
    ) as given (a, b, relation)
    where link.dossier_id = ${dossier}
      and link.a = given.a and link.b = given.b and link.relation = given.relation`.execute(db)
}

// Written by `saveLinks` alone, from events that the registry has checked.
const linkOf = (row: LinkRow): Link => ({ ...row, relation: row.relation as Link['relation'] })
