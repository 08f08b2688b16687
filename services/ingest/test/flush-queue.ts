import { openDatabase } from '@onrecord/database'
import { extractDocument, passDueDates, pollFeed, pollFeeds, type Queues } from '@onrecord/queue'
import { sql } from 'kysely'
import type { Test } from 'tap'

const JOBS = [extractDocument, passDueDates, pollFeed, pollFeeds]

/** Takes every job and scheduler away, as a Redis that lost its memory would. */
export async function flushQueue(t: Test, queues: Queues, ownerUrl: string): Promise<void> {
  if (queues.backend.kind === 'postgres') {
    const owner = openDatabase({ url: ownerUrl, name: 'flush', role: null, poolSize: 1 })
    t.teardown(owner.close)
    await sql`delete from bullmq.scheduler`.execute(owner.db)
    await sql`delete from bullmq.job`.execute(owner.db)
    return
  }
  for (const { name } of JOBS) {
    const queue = queues.backend.openQueue(name, {})
    await queue.obliterate({ force: true })
    await queue.close()
  }
}
