import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findKey, issueKey } from '@onrecord/service-api'
import { adminKeyFile } from './api-client.ts'
import type { Log } from './database.ts'

/** Key length of AES-256, bytes. */
const SECRETS_KEY_BYTES = 32

/** The admin key of an embedded Onrecord: made on the first start, kept in a file that only its owner reads. */
export async function ensureAdminKey(log: Log, home: string): Promise<string> {
  const known = await readSecret(adminKeyFile(home))
  if (known !== undefined && (await findKey(log.db, known, new Date())) !== undefined) return known
  const { token } = await issueKey(log, { label: 'admin of this folder', scopes: ['admin'] })
  await writeSecret(home, 'admin', token)
  return token
}

/** The key that encrypts webhook secrets at rest, base64; made on the first start of an embedded Onrecord. */
export async function ensureSecretsKey(home: string): Promise<string> {
  const known = await readSecret(join(home, 'keys', 'secrets'))
  if (known !== undefined) return known
  const key = randomBytes(SECRETS_KEY_BYTES).toString('base64')
  await writeSecret(home, 'secrets', key)
  return key
}

async function readSecret(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text?.trim()
}

async function writeSecret(home: string, name: string, secret: string): Promise<void> {
  const folder = join(home, 'keys')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, name), `${secret}\n`, { mode: 0o600 })
}
