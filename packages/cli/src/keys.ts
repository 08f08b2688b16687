import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findKey, issueKey } from '@onrecord/service-api/keys'
import { adminKeyFile } from './api-client.ts'
import type { Log } from './database.ts'

/** Key length of AES-256, bytes. */
const SECRETS_KEY_BYTES = 32

/** The admin key of an embedded Onrecord: made on the first start, kept in a file that only its owner reads. */
export async function ensureAdminKey(log: Log, home: string): Promise<string> {
  const known = await readSecret(adminKeyFile(home))
  if (known !== undefined && (await findKey(log.db, known, new Date())) !== undefined) return known
  const { token } = await issueKey(log, { label: 'admin of this folder', scopes: ['admin'] })
  await rm(adminKeyFile(home), { force: true })
  return keepSecret(home, 'admin', token)
}

/** The key that encrypts webhook secrets at rest, base64; made on the first start of an embedded Onrecord. */
export async function ensureSecretsKey(home: string): Promise<string> {
  const known = await readSecret(join(home, 'keys', 'secrets'))
  if (known !== undefined) return known
  return keepSecret(home, 'secrets', randomBytes(SECRETS_KEY_BYTES).toString('base64'))
}

async function readSecret(file: string): Promise<string | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text?.trim()
}

/** Writes the secret, unless another start has just written one; returns the one that is there, for both the same. */
async function keepSecret(home: string, name: string, secret: string): Promise<string> {
  const folder = join(home, 'keys')
  const file = join(folder, name)
  const draft = `${file}-${process.pid}`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(draft, `${secret}\n`, { mode: 0o600 })
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(draft)
  return (await readSecret(file)) ?? secret
}
