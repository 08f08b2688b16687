import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'

/** A configuration whose dossier's claims are not all classified by it yet; `configuredId` is the event that brought it. */
export type ReclassificationKey = { dossier: string; configuredId: string }

/** How far a run has come: the last document that is done, the claims looked at, those that came out otherwise. */
export type Progress = { afterDocument: string; examined: number; changed: number }

/** Remembers that claims are to be classified anew; an older configuration's run gives way, a newer one's stays. */
export async function saveReclassification(
  db: Kysely<DB>,
  asked: ReclassificationKey & { configuredSeq: number; configVersion: number; requestedAt: string },
): Promise<void> {
  await db
    .insertInto('reclassification')
    .values({
      dossier_id: asked.dossier,
      configured_id: asked.configuredId,
      configured_seq: asked.configuredSeq,
      config_version: asked.configVersion,
      requested_at: new Date(asked.requestedAt),
    })
    .onConflict((conflict) =>
      conflict
        .column('dossier_id')
        .doUpdateSet((column) => ({
          configured_id: column.ref('excluded.configured_id'),
          configured_seq: column.ref('excluded.configured_seq'),
          config_version: column.ref('excluded.config_version'),
          requested_at: column.ref('excluded.requested_at'),
          after_document: '',
          examined: 0,
          changed: 0,
        }))
        .whereRef('reclassification.config_version', '<', 'excluded.config_version'),
    )
    .execute()
}

/** Forgets what the log says is done. */
export async function deleteReclassification(
  db: Kysely<DB>,
  done: { dossier: string; configVersion: number },
): Promise<void> {
  await db
    .deleteFrom('reclassification')
    .where('dossier_id', '=', done.dossier)
    .where('config_version', '<=', done.configVersion)
    .execute()
}

/** What is open in all dossiers, oldest first, at most `limit`. */
export async function listReclassifications(db: Kysely<DB>, page: { limit: number }): Promise<ReclassificationKey[]> {
  const rows = await db
    .selectFrom('reclassification')
    .select(['dossier_id', 'configured_id'])
    .orderBy('requested_at')
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({ dossier: row.dossier_id, configuredId: row.configured_id }))
}

/** Where a run stands, and its configuration in the log; undefined where it is done or has given way. */
export async function findReclassification(
  db: Kysely<DB>,
  key: ReclassificationKey,
): Promise<(Progress & { configuredSeq: number }) | undefined> {
  const row = await db
    .selectFrom('reclassification')
    .select(['configured_seq', 'after_document', 'examined', 'changed'])
    .where('dossier_id', '=', key.dossier)
    .where('configured_id', '=', key.configuredId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { configured_seq: configuredSeq, after_document: afterDocument, examined, changed } = row
  return { configuredSeq, afterDocument, examined, changed }
}

/** Moves a run on; false where it is not where `from` says: done, given way, or moved on by another process. */
export async function advanceReclassification(
  db: Kysely<DB>,
  key: ReclassificationKey,
  { from, to }: { from: Progress; to: Progress },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reclassification')
    .set({ after_document: to.afterDocument, examined: to.examined, changed: to.changed })
    .where('dossier_id', '=', key.dossier)
    .where('configured_id', '=', key.configuredId)
    .where('after_document', '=', from.afterDocument)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
