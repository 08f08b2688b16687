import { createHmac } from 'node:crypto'

const PREFIX = 'whsec_'

/** Bytes of a secret: within the 24 to 64 that the specification asks for. Source: Standard Webhooks 1.0, "Signature scheme". */
export const SECRET_BYTES = 32

/** `whsec_` and the key in base64, as receivers' libraries expect it. `bytes` are the caller's randomness. */
export function formatSecret(bytes: Uint8Array): string {
  return PREFIX + Buffer.from(bytes).toString('base64')
}

/**
 * The three headers of Standard Webhooks 1.0 (symmetric, v1). `id` stays the same over all attempts; `timestamp` is the
 * attempt's own. With several secrets (a rotation's grace period) every signature is sent, the first secret's first.
 */
export function signatureHeaders(
  secrets: readonly string[],
  { id, timestamp, body }: { id: string; timestamp: Date; body: string },
): { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string } {
  const seconds = String(Math.floor(timestamp.getTime() / 1000))
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds,
    'webhook-signature': secrets.map((secret) => `v1,${sign(secret, `${id}.${seconds}.${body}`)}`).join(' '),
  }
}

// The package standardwebhooks hashes in plain JavaScript; it verifies in our tests, the native HMAC signs.
function sign(secret: string, content: string): string {
  const key = Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, 'base64')
  return createHmac('sha256', key).update(content).digest('base64')
}
