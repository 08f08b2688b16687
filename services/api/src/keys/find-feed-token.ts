import type { DB } from '@onrecord/database'
import type { FeedRoute } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import { type FeedToken, feedTokenState } from './feed-token.ts'
import { findFeedTokenByHandle } from './feed-token-store.ts'
import { findKeysById } from './key-store.ts'
import { isToken, readToken } from './token.ts'

/** The feed token that opens a route of a dossier at `now`; undefined where it is none, has ended, or is for another. */
export async function findFeedToken(
  db: Kysely<DB>,
  { dossier, route, token, now }: { dossier: string; route: FeedRoute; token: string; now: Date },
): Promise<FeedToken | undefined> {
  const read = readToken('onf', token)
  if (read === undefined) return undefined
  const found = await findFeedTokenByHandle(db, { dossier, handle: read.handle })
  const isRight = isToken(read, found?.digest)
  if (!isRight || found === undefined || found.token.route !== route) return undefined
  const { keyId } = found.token
  const maker = (await findKeysById(db, [keyId])).get(keyId)
  return feedTokenState(found.token, maker, now) === 'active' ? found.token : undefined
}
