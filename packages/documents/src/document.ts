import { type DB, keptPlan } from '@onrecord/database'
import { type Kysely, type Selectable, sql } from 'kysely'
import { isOfDossier } from './apart.ts'
import { deleteModelAnswers } from './model-answers.ts'

/** A document's words; `text` is null and `erased` true once they are gone. */
export type StoredDocument = {
  documentId: string
  text: string | null
  title: string | null
  author: string | null
  url: string | null
  erased: boolean
}

/** Stores a document's words before its events are appended; the same document again is left as it is. */
export async function saveDocument(
  db: Kysely<DB>,
  document: {
    dossier: string
    documentId: string
    salt: Uint8Array
    text: string
    title: string | null
    author: string | null
    url: string | null
  },
): Promise<void> {
  const { dossier, documentId, salt, text, title, author, url } = document
  await db
    .insertInto('document')
    .values({ dossier_id: dossier, document_id: documentId, salt: Buffer.from(salt), text, title, author, url })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A document's words, or undefined where the dossier has no such document. */
export async function findDocument(
  db: Kysely<DB>,
  key: { dossier: string; documentId: string },
): Promise<StoredDocument | undefined> {
  const row = await db
    .selectFrom('document')
    .select(['document_id', 'text', 'title', 'author', 'url', 'erased_at'])
    .where('dossier_id', '=', key.dossier)
    .where('document_id', '=', key.documentId)
    .executeTakeFirst()
  return row && stored(row)
}

/** Title, url and author of several documents by id, without their texts (`text` is null). */
export async function findDocumentNames(
  db: Kysely<DB>,
  key: { dossier: string; documentIds: readonly string[] },
): Promise<Map<string, StoredDocument>> {
  if (key.documentIds.length === 0) return new Map()
  // One parameter for all: a page names more than a hundred, and with one each no two pages would ask the same statement.
  const { rows } = await sql<Pick<Row, 'document_id' | 'title' | 'author' | 'url' | 'erased_at'>>`${keptPlan}select
      document_id, title, author, url, erased_at
    from document
    where dossier_id = ${key.dossier} and document_id = any(${[...new Set(key.documentIds)]}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.document_id, stored({ ...row, text: null })]))
}

/** Documents by id after `after` that still have their words, at most `limit`. */
export async function listTexts(
  db: Kysely<DB>,
  page: { dossier: string; after: string; limit: number },
): Promise<{ documentId: string; title: string | null; text: string }[]> {
  const rows = await db
    .selectFrom('document')
    .select(['document_id', 'title', 'text'])
    .where('dossier_id', '=', page.dossier)
    .where('document_id', '>', page.after)
    .where('text', 'is not', null)
    .orderBy('document_id')
    .limit(page.limit)
    .$narrowType<{ text: string }>()
    .execute()
  return rows.map(({ document_id, title, text }) => ({ documentId: document_id, title, text }))
}

/** The texts of several documents by id; erased ones are left out. */
export async function findTexts(
  db: Kysely<DB>,
  key: { dossier: string; documentIds: readonly string[] },
): Promise<Map<string, string>> {
  if (key.documentIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('document')
    .select(['document_id', 'text'])
    .where('dossier_id', '=', key.dossier)
    .where('document_id', 'in', [...new Set(key.documentIds)])
    .execute()
  return new Map(rows.flatMap(({ document_id, text }) => (text === null ? [] : [[document_id, text]])))
}

/** Which of several documents have a character beyond the Basic Multilingual Plane, which takes two UTF-16 units. */
export async function findTextsBeyondBmp(
  db: Kysely<DB>,
  key: { dossier: string; documentIds: readonly string[] },
): Promise<Set<string>> {
  if (key.documentIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('document')
    .select('document_id')
    .where('dossier_id', '=', key.dossier)
    .where('document_id', 'in', [...new Set(key.documentIds)])
    .where(sql<boolean>`text ~ '[\\U00010000-\\U0010ffff]'`)
    .execute()
  return new Set(rows.map(({ document_id }) => document_id))
}

/** Deletes the words of a document, of its claims and of what a model answered about it, for good; its id stays as a tombstone. */
export async function eraseDocument(db: Kysely<DB>, key: { dossier: string; documentId: string }): Promise<void> {
  await db
    .updateTable('document')
    .set({ text: null, salt: null, title: null, author: null, url: null, erased_at: new Date() })
    .where('dossier_id', '=', key.dossier)
    .where('document_id', '=', key.documentId)
    .execute()
  await db.deleteFrom('quote').where(isOfDossier(key.dossier)).where('document_id', '=', key.documentId).execute()
  await deleteModelAnswers(db, key)
}

type Row = Pick<Selectable<DB['document']>, 'document_id' | 'text' | 'title' | 'author' | 'url' | 'erased_at'>

function stored(row: Row): StoredDocument {
  const { document_id: documentId, text, title, author, url } = row
  return { documentId, text, title, author, url, erased: row.erased_at !== null }
}
