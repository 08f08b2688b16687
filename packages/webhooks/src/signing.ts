import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'

const PREFIX = 'whsec_'

/** Bytes of a secret: within the 24 to 64 that the specification asks for. Source: Standard Webhooks 1.0, "Signature scheme". */
export const SECRET_BYTES = 32

/** `whsec_` and the key in base64, as receivers' libraries expect it. `bytes` are the caller's randomness. */
export function formatSecret(bytes: Uint8Array): string {
  return PREFIX + Buffer.from(bytes).toString('base64')
}

/** What signs the deliveries of one endpoint. */
export type Signer = (delivery: { id: string; timestamp: Date; body: string }) => {
  'webhook-id': string
  'webhook-timestamp': string
  'webhook-signature': string
}

/**
 * Signs with the three headers of Standard Webhooks 1.0 (symmetric, v1). `id` stays the same over all attempts; `timestamp` is the
 * attempt's own. With several secrets (a rotation's grace period) every signature is sent, the first secret's first.
 */
export function openSigner(secrets: readonly string[]): Signer {
  const keys = secrets.map(keyOf)
  return ({ id, timestamp, body }) => {
    const seconds = String(Math.floor(timestamp.getTime() / 1000))
    return {
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': keys.map((key) => `v1,${sign(key, `${id}.${seconds}.${body}`)}`).join(' '),
    }
  }
}

// Read once for many deliveries: made from bytes at each, the key takes two thirds of the time.
function keyOf(secret: string): KeyObject {
  return createSecretKey(Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64'))
}

// The package standardwebhooks hashes in plain JavaScript; it verifies in our tests, the native HMAC signs.
function sign(key: KeyObject, content: string): string {
  return createHmac('sha256', key).update(content).digest('base64')
}
