import { inTransaction } from '@onrecord/event-log'
import { type Command, type Log, tell } from './configure.ts'
import { feedOf } from './feed.ts'

/**
 * Ends a feed whose server says that it is gone: it is disabled, which is an event, and keeps why. Whoever enables it again has it
 * asked again. False where it was changed or removed since the lease that ends at `until` was taken.
 */
export async function endFeed(
  log: Log,
  feed: { dossier: string; id: string; until: Date; at: Date; error: { stage: string; message: string } },
  command: Command,
): Promise<boolean> {
  const { dossier, id, until, at, error } = feed
  return inTransaction(log, async (tx) => {
    const row = await tx.db
      .updateTable('feed')
      .set((column) => ({
        enabled: false,
        polled_at: at,
        failures: column('failures', '+', 1),
        error_stage: error.stage,
        error: error.message,
      }))
      .where('dossier_id', '=', dossier)
      .where('feed_id', '=', id)
      .where('next_poll_at', '=', until)
      .returningAll()
      .executeTakeFirst()
    if (row === undefined) return false
    await tell(tx, { dossier, id, feed: feedOf(row) }, command)
    return true
  })
}
