import { randomUUID } from 'node:crypto'
import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'
import { HttpProblem } from '../problem.ts'
import { deleteRequest, findRequest, insertRequest, restartRequest } from '../store.ts'

/** How long an answer is kept, ms. */
export const KEEP_MS = 24 * 60 * 60 * 1000

/** After this time without an answer the server that began is taken for gone, ms: longer than any request may last. */
const ABANDONED_MS = 120_000

/** Times that the row may be found changed before the caller is asked to come again. */
const MOST_ROUNDS = 5

/** What is to be done: carry the command out, or send what it was answered with. */
export type Begun = { commandId: string; answer: null } | { commandId: string; answer: Buffer }

/**
 * Begins a request, or finds how it was answered. Throws HttpProblem where the key was used for another request, or the
 * first one is still being answered.
 */
export async function beginRequest(
  db: Kysely<DB>,
  request: { keyId: string; idempotencyKey: string; digest: string; now: Date },
): Promise<Begun> {
  const { keyId, idempotencyKey, digest, now } = request
  const key = { keyId, idempotencyKey }
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const commandId = randomUUID()
    if (await insertRequest(db, key, { requestDigest: digest, commandId, now })) return { commandId, answer: null }
    const first = await findRequest(db, key)
    if (first === undefined) continue
    if (first.createdAt.getTime() < now.getTime() - KEEP_MS) {
      await deleteRequest(db, key)
      continue
    }
    if (first.requestDigest !== digest) {
      throw new HttpProblem('idempotency-key-reused', 'Take a new Idempotency-Key for a new request.')
    }
    if (first.answer !== null) return { commandId: first.commandId, answer: first.answer }
    if (first.startedAt.getTime() > now.getTime() - ABANDONED_MS) break
    if (await restartRequest(db, key, { startedAt: first.startedAt, now })) {
      return { commandId: first.commandId, answer: null }
    }
  }
  throw new HttpProblem('request-in-progress', 'Ask again in a moment.', { headers: { 'retry-after': '2' } })
}
