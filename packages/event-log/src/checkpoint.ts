import { setTimeout as delay } from 'node:timers/promises'
import { sql } from 'kysely'
import type { EventLog } from './event-log.ts'

/** How often a waiting reader looks again, ms. */
const LOOK_EVERY_MS = 5

/** Dossiers whose log is longer than what `consumer` has read. `_system` is one of them. */
export async function dossiersBehind(log: EventLog, consumer: string): Promise<string[]> {
  const rows = await log.db
    .selectFrom('log')
    .leftJoin('checkpoint', (join) =>
      join.onRef('checkpoint.dossier_id', '=', 'log.dossier_id').on('checkpoint.consumer', '=', consumer),
    )
    .select('log.dossier_id')
    .where('log.seq', '>', sql<number>`coalesce(checkpoint.seq, 0)`)
    .execute()
  return rows.map(({ dossier_id }) => dossier_id)
}

/** The last seq that `consumer` has handled; 0 before the first. */
export async function checkpointOf(log: EventLog, consumer: string, dossier: string): Promise<number> {
  const row = await log.db
    .selectFrom('checkpoint')
    .select('seq')
    .where('dossier_id', '=', dossier)
    .where('consumer', '=', consumer)
    .executeTakeFirst()
  return row?.seq ?? 0
}

/** Waits until `consumer` has handled `seq`; false where that has not happened after `timeoutMs`. */
export async function waitForCheckpoint(
  log: EventLog,
  wait: { consumer: string; dossier: string; seq: number; timeoutMs: number },
): Promise<boolean> {
  const deadline = performance.now() + wait.timeoutMs
  while ((await checkpointOf(log, wait.consumer, wait.dossier)) < wait.seq) {
    if (performance.now() > deadline) return false
    await delay(LOOK_EVERY_MS)
  }
  return true
}

/**
 * Locks the consumer's checkpoint in this transaction and returns its seq; undefined where another replica holds it.
 * `tx` must be a transaction: the lock ends with it.
 */
export async function lockCheckpoint(tx: EventLog, consumer: string, dossier: string): Promise<number | undefined> {
  const lock = () =>
    tx.db
      .selectFrom('checkpoint')
      .select('seq')
      .where('dossier_id', '=', dossier)
      .where('consumer', '=', consumer)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
  const locked = await lock()
  if (locked !== undefined) return locked.seq
  await tx.db
    .insertInto('checkpoint')
    .values({ dossier_id: dossier, consumer, seq: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await lock())?.seq
}

/**
 * Waits until nobody is at the consumer's checkpoint and locks it: until `tx` ends, the consumer handles nothing of the
 * dossier. To be taken before any other lock.
 */
export async function holdCheckpoint(tx: EventLog, consumer: string, dossier: string): Promise<void> {
  await tx.db
    .insertInto('checkpoint')
    .values({ dossier_id: dossier, consumer, seq: 0 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx.db
    .selectFrom('checkpoint')
    .select('seq')
    .where('dossier_id', '=', dossier)
    .where('consumer', '=', consumer)
    .forUpdate()
    .execute()
}

/** Moves a checkpoint that this transaction has locked. */
export async function saveCheckpoint(tx: EventLog, consumer: string, dossier: string, seq: number): Promise<void> {
  await tx.db
    .updateTable('checkpoint')
    .set({ seq })
    .where('dossier_id', '=', dossier)
    .where('consumer', '=', consumer)
    .execute()
}
