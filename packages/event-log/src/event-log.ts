import type { DB, OnrecordDatabase } from '@onrecord/database'
import type { Kysely } from 'kysely'
import { type Announcements, openAnnouncements } from './announcements.ts'
import type { EventRegistry } from './registry.ts'

/**
 * The logs of all dossiers. `db` is a pool or, inside {@link inTransaction}, the transaction: every function of this
 * package works on either.
 */
export type EventLog<Registry extends EventRegistry = EventRegistry> = {
  readonly db: Kysely<DB>
  readonly registry: Registry
  readonly announcements: Announcements
  /** Marks a dossier as having new events, once they are committed. */
  readonly announce: (dossier: string) => void
}

/** Opens the logs of a database; the registry says which events they hold. Close with {@link closeEventLog}. */
export function openEventLog<Registry extends EventRegistry>(options: {
  database: OnrecordDatabase
  registry: Registry
}): EventLog<Registry> {
  const announcements = openAnnouncements(options.database)
  return {
    db: options.database.db,
    registry: options.registry,
    announcements,
    announce: (dossier) => announcements.mark(dossier),
  }
}

/** Ends listening and sends what is still to be announced. The database stays open: it was handed in. */
export async function closeEventLog(log: EventLog): Promise<void> {
  await log.announcements.close()
}

/** Runs `work` in one READ COMMITTED transaction; appends are announced after its commit, never when it rolls back. */
export async function inTransaction<Registry extends EventRegistry, Result>(
  log: EventLog<Registry>,
  work: (tx: EventLog<Registry>) => Promise<Result>,
): Promise<Result> {
  if (log.db.isTransaction) return work(log)
  const appended = new Set<string>()
  const result = await log.db
    .transaction()
    .execute((db) => work({ ...log, db, announce: (dossier) => appended.add(dossier) }))
  for (const dossier of appended) log.announce(dossier)
  return result
}
