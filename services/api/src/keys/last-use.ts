import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'
import type { KeptKey } from './api-key.ts'
import type { FeedToken } from './feed-token.ts'
import { noteTokenUse } from './feed-token-store.ts'
import { noteKeyUse } from './key-store.ts'

/** A use is written at most so often, ms: a busy key costs one row a minute. */
const EVERY_MS = 60_000

/** Notes that a key is used at `now`, where that was not noted lately. */
export async function recordKeyUse(db: Kysely<DB>, { keyId, lastUsedAt }: KeptKey, now: Date): Promise<void> {
  const unlessAfter = new Date(now.getTime() - EVERY_MS)
  if (lastUsedAt === null || lastUsedAt < unlessAfter) await noteKeyUse(db, { keyId, at: now, unlessAfter })
}

/** Notes that a feed token is used at `now`, where that was not noted lately. */
export async function recordTokenUse(db: Kysely<DB>, token: FeedToken, now: Date): Promise<void> {
  const { dossier, tokenId, lastUsedAt } = token
  const unlessAfter = new Date(now.getTime() - EVERY_MS)
  if (lastUsedAt === null || lastUsedAt < unlessAfter) {
    await noteTokenUse(db, { dossier, tokenId, at: now, unlessAfter })
  }
}
