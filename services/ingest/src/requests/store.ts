import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'

/** One extraction asked for and not yet answered. */
export type ExtractionRequest = { dossier: string; requestId: string; documentId: string }

type RequestKey = Pick<ExtractionRequest, 'dossier' | 'requestId'>

/** Remembers requests; those known already are left as they are. `requestedAt` is an ISO 8601 instant. */
export async function saveRequests(
  db: Kysely<DB>,
  requests: readonly (ExtractionRequest & { requestedAt: string })[],
): Promise<void> {
  if (requests.length === 0) return
  await db
    .insertInto('extraction_request')
    .values(
      requests.map(({ dossier, requestId, documentId, requestedAt }) => ({
        dossier_id: dossier,
        request_id: requestId,
        document_id: documentId,
        requested_at: new Date(requestedAt),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Forgets requests that have their outcome. */
export async function deleteRequests(
  db: Kysely<DB>,
  key: { dossier: string; requestIds: readonly string[] },
): Promise<void> {
  if (key.requestIds.length === 0) return
  await db
    .deleteFrom('extraction_request')
    .where('dossier_id', '=', key.dossier)
    .where('request_id', 'in', key.requestIds)
    .execute()
}

/** Requests without outcome of all dossiers, oldest first, at most `limit`. */
export async function listOpenRequests(db: Kysely<DB>, page: { limit: number }): Promise<ExtractionRequest[]> {
  const rows = await db
    .selectFrom('extraction_request')
    .select(['dossier_id', 'request_id', 'document_id'])
    .orderBy('requested_at')
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({ dossier: row.dossier_id, requestId: row.request_id, documentId: row.document_id }))
}

/** Runs of a request so far; undefined where it is not open. */
export async function findStarts(db: Kysely<DB>, key: RequestKey): Promise<number | undefined> {
  const row = await db
    .selectFrom('extraction_request')
    .select('starts')
    .where('dossier_id', '=', key.dossier)
    .where('request_id', '=', key.requestId)
    .executeTakeFirst()
  return row?.starts
}

/** Counts a run before its work; returns the runs so far, this one included, undefined where the request is not open. */
export async function countStart(db: Kysely<DB>, key: RequestKey): Promise<number | undefined> {
  const row = await db
    .updateTable('extraction_request')
    .set((column) => ({ starts: column('starts', '+', 1) }))
    .where('dossier_id', '=', key.dossier)
    .where('request_id', '=', key.requestId)
    .returning('starts')
    .executeTakeFirst()
  return row?.starts
}

/** Takes a counted run back: the database went away under it, which says nothing against the document. */
export async function uncountStart(db: Kysely<DB>, key: RequestKey): Promise<void> {
  await db
    .updateTable('extraction_request')
    .set((column) => ({ starts: column('starts', '-', 1) }))
    .where('dossier_id', '=', key.dossier)
    .where('request_id', '=', key.requestId)
    .where('starts', '>', 0)
    .execute()
}

/** The seq of the last event of a stream; undefined where there is none. */
export async function findLastSeq(
  db: Kysely<DB>,
  key: { dossier: string; streamId: string },
): Promise<number | undefined> {
  const row = await db
    .selectFrom('event')
    .select('seq')
    .where('dossier_id', '=', key.dossier)
    .where('stream_id', '=', key.streamId)
    .orderBy('stream_version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.seq
}
