import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import type { PendingDueDate } from './pending-due-date.ts'

/** Replaces what is pending of these claims; a claim that `pending` does not name has nothing pending any more. */
export async function replacePending(
  db: Kysely<DB>,
  dossier: string,
  change: { claimIds: readonly string[]; pending: readonly PendingDueDate[] },
): Promise<void> {
  const { claimIds, pending } = change
  const waiting = new Set(pending.map(({ claimId }) => claimId))
  await deletePending(db, { dossier, claimIds: claimIds.filter((claimId) => !waiting.has(claimId)) })
  if (pending.length === 0) return
  await db
    .insertInto('due_date')
    .values(
      pending.map(({ claimId, documentId, latest }) => ({
        dossier_id: dossier,
        claim_id: claimId,
        document_id: documentId,
        latest,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['dossier_id', 'claim_id'])
        .doUpdateSet((excluded) => ({ latest: excluded.ref('excluded.latest') })),
    )
    .execute()
}

/** Forgets what is pending of these claims. */
async function deletePending(db: Kysely<DB>, key: { dossier: string; claimIds: readonly string[] }): Promise<void> {
  if (key.claimIds.length === 0) return
  await db.deleteFrom('due_date').where('dossier_id', '=', key.dossier).where('claim_id', 'in', key.claimIds).execute()
}

/** Remembers that a document was withdrawn. */
export async function saveWithdrawn(db: Kysely<DB>, key: { dossier: string; documentId: string }): Promise<void> {
  await db
    .insertInto('due_date_withdrawn')
    .values({ dossier_id: key.dossier, document_id: key.documentId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Remembers that a document counts again. */
export async function deleteWithdrawn(db: Kysely<DB>, key: { dossier: string; documentId: string }): Promise<void> {
  await db
    .deleteFrom('due_date_withdrawn')
    .where('dossier_id', '=', key.dossier)
    .where('document_id', '=', key.documentId)
    .execute()
}

/** Dossiers with a pending date whose latest day is before `day`. */
export async function listDossiersWithPending(db: Kysely<DB>, { day }: { day: string }): Promise<string[]> {
  const rows = await db
    .selectFrom('due_date')
    .select('dossier_id')
    .distinct()
    .where('latest', '<', day)
    .orderBy('dossier_id')
    .execute()
  return rows.map(({ dossier_id }) => dossier_id)
}

/**
 * Takes up to `limit` dates whose latest day is before `day` out of the table, the earliest first; withdrawn documents' stay.
 * Replicas pass over what another is at; a transaction that rolls back gives its own back.
 */
export async function takePending(
  tx: Kysely<DB>,
  take: { dossier: string; day: string; limit: number },
): Promise<{ claimId: string; latest: string }[]> {
  const { rows } = await sql<{ claimId: string; latest: string }>`
    delete from due_date
    where dossier_id = ${take.dossier} and claim_id = any (array(
      select claim_id
      from due_date as due
      where dossier_id = ${take.dossier} and latest < ${take.day} and not exists (
        select from due_date_withdrawn as withdrawn
        where withdrawn.dossier_id = ${take.dossier} and withdrawn.document_id = due.document_id
      )
      order by latest, claim_id
      limit ${take.limit}
      for update of due skip locked
    ))
    returning claim_id as "claimId", latest`.execute(tx)
  return rows.toSorted((a, b) => (`${a.latest}/${a.claimId}` < `${b.latest}/${b.claimId}` ? -1 : 1))
}
