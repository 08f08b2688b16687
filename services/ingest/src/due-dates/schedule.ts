import { passDueDates, type Queues, upsertScheduler } from '@onrecord/queue'

/** Has the queue look for passed due dates every `everyMs`, the first time at once. Safe to repeat and by all replicas. */
export async function scheduleDueDates(queues: Queues, { everyMs }: { everyMs: number }): Promise<void> {
  await upsertScheduler(queues, passDueDates, { id: 'pass-due-dates', rhythm: { everyMs }, payload: {} })
}
