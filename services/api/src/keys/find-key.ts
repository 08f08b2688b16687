import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'
import { isAlive, type KeptKey } from './api-key.ts'
import { findKeyByHandle } from './key-store.ts'
import { isToken, readToken } from './token.ts'

/** The key that a token is for; undefined where it is none, was revoked or has expired at `now`. */
export async function findKey(db: Kysely<DB>, token: string, now: Date): Promise<KeptKey | undefined> {
  const read = readToken('onr', token)
  if (read === undefined) return undefined
  const found = await findKeyByHandle(db, read.handle)
  const isRight = isToken(read, found?.digest)
  return isRight && found !== undefined && isAlive(found.key, now) ? found.key : undefined
}
