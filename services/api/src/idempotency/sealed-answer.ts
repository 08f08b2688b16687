import { createHmac } from 'node:crypto'
import { openSecret, type SecretsKey, sealSecret } from '@onrecord/webhooks'
import * as z from 'zod'

/** What a repeated request is answered with. */
const StoredAnswer = z.object({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.string() })
export type StoredAnswer = z.infer<typeof StoredAnswer>

/** Seals an answer so that only the holder of the token can have it opened. `owner` binds it to its request. */
export function sealAnswer(token: string, owner: string, answer: StoredAnswer): Buffer {
  return sealSecret(keyOf(token), { owner, secret: JSON.stringify(answer) })
}

/** The answer again; throws where token or owner are not those that it was sealed with. */
export function openAnswer(token: string, owner: string, sealed: Buffer): StoredAnswer {
  return StoredAnswer.parse(JSON.parse(openSecret(keyOf(token), { owner, sealed })))
}

function keyOf(token: string): SecretsKey {
  return { id: 'token', bytes: createHmac('sha256', token).update('onrecord idempotency').digest() }
}
