import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** The operator's key for secrets at rest, with the name by which a database knows it. */
export type SecretsKey = { id: string; bytes: Buffer }

/** The key that seals now, and those that only open: while keys are changed there is more than one. */
export type SecretsKeys = { sealing: SecretsKey; all: readonly SecretsKey[] }

const KEY_BYTES = 32
/** Sizes of AES-GCM: a 96-bit nonce, a 128-bit tag. Source: NIST SP 800-38D §8.2, §5.2.1.2. */
const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Reads 32 bytes in base64, as `openssl rand -base64 32` prints them; with commas, several: the first seals, the others open
 * what they have sealed before. The error never repeats the text.
 */
export function parseSecretsKeys(text: string): SecretsKeys {
  const [sealing, ...older] = text.split(',').map((part) => parseSecretsKey(part.trim()))
  // `split` gives one part at least.
  if (sealing === undefined) throw new RangeError('no secrets key')
  return { sealing, all: [sealing, ...older] }
}

function parseSecretsKey(text: string): SecretsKey {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.length !== KEY_BYTES || !/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) {
    throw new RangeError('the secrets key is to be 32 bytes in base64 (openssl rand -base64 32)')
  }
  return { id: createHash('sha256').update('onrecord secrets key').update(bytes).digest('hex').slice(0, 16), bytes }
}

/** The key that has sealed something. Throws where it is not among those that were given; its name may be shown. */
export function keyNamed({ all }: SecretsKeys, id: string): SecretsKey {
  const key = all.find((one) => one.id === id)
  if (key === undefined) throw new Error(`the secrets key ${id}, which has sealed this, was not given`)
  return key
}

/** Encrypts with AES-256-GCM: nonce, tag, ciphertext. `owner` is bound in, so that one row's secret is no other's. */
export function sealSecret(key: SecretsKey, { owner, secret }: { owner: string; secret: string }): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key.bytes, nonce).setAAD(Buffer.from(owner))
  const ciphertext = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), ciphertext])
}

/** The secret again; throws where key, owner or a single bit differ. */
export function openSecret(key: SecretsKey, { owner, sealed }: { owner: string; sealed: Buffer }): string {
  const nonce = sealed.subarray(0, NONCE_BYTES)
  const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(owner))
    .setAuthTag(tag)
  return decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8')
}
