import { randomUUID } from 'node:crypto'
import { freshDatabase, redisUrl } from '@onrecord/testing'
import type { Test } from 'tap'
import * as z from 'zod'
import { closeQueues, defineJob, migrateQueue, openQueues, type Queues } from '../src/index.ts'

/** A job for tests: quick to retry. */
export const count = defineJob({ name: 'count', payload: z.strictObject({ n: z.int() }), attempts: 3, backoffMs: 10 })

type Backend = { name: 'PostgreSQL' | 'Redis'; redisUrl: string | undefined; skip: string | false }

/** Both servers; Redis is skipped by name where the machine has none. */
export const backends: Backend[] = [
  { name: 'PostgreSQL', redisUrl: undefined, skip: false },
  { name: 'Redis', redisUrl: redisUrl(), skip: redisUrl() === undefined && 'no Redis here' },
]

/** Queues of a database of their own, with what their errors were. */
export async function freshQueues(
  t: Test,
  backend: Backend,
): Promise<{ queues: Queues; settings: { databaseUrl: string; redisUrl: string | undefined; prefix: string } }> {
  const { url, ownerUrl } = await freshDatabase(t)
  await migrateQueue({ url: ownerUrl, queues: [count] })
  const settings = { databaseUrl: url, redisUrl: backend.redisUrl, prefix: randomUUID() }
  const queues = openQueues(settings)
  t.teardown(() => closeQueues(queues))
  return { queues, settings }
}
