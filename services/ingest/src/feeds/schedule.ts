import { listDueFeeds } from '@onrecord/intake/feeds'
import { addAll, pollFeed, pollFeeds, type Queues, upsertScheduler } from '@onrecord/queue'
import type { DomainLog } from '../log.ts'

/** Feeds a turn; what is beyond waits for the next. */
const MOST_FEEDS = 1000

/** Has the queue look for feeds that are due every `everyMs`, the first time at once. Safe to repeat and by all replicas. */
export async function scheduleFeeds(queues: Queues, { everyMs }: { everyMs: number }): Promise<void> {
  await upsertScheduler(queues, pollFeeds, { id: 'poll-feeds', rhythm: { everyMs }, payload: {} })
}

/** Adds a job for each feed that is due; one that has its job keeps it. */
export async function addDueFeeds(deps: { log: DomainLog; queues: Queues }, { now }: { now: Date }): Promise<void> {
  const due = await listDueFeeds(deps.log.db, { now, limit: MOST_FEEDS })
  const jobs = due.map((payload) => ({ id: payload.feedId, payload }))
  await addAll(deps.queues, pollFeed, jobs)
}
