import { timingSafeEqual } from 'node:crypto'
import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'
import { findKeyRow } from '../store.ts'
import type { ApiKey } from './api-key.ts'
import { readToken } from './token.ts'

/** The key that a token is for; undefined where it is none, was revoked or has expired at `now`. */
export async function findKey(db: Kysely<DB>, token: string, now: Date): Promise<ApiKey | undefined> {
  const read = readToken(token)
  if (read === undefined) return undefined
  const row = await findKeyRow(db, read.handle)
  if (row === undefined || !equalInConstantTime(row.digest, read.digest)) return undefined
  const { key, revokedAt } = row
  if (revokedAt !== null || (key.expiresAt !== null && key.expiresAt <= now)) return undefined
  return key
}

function equalInConstantTime(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
}
