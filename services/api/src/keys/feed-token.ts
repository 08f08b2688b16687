import type { FeedRoute } from '@onrecord/domain'
import { type ApiKey, isAlive, type KeptKey, mayDo, sees } from './api-key.ts'

/** A token without its secret: it reads one route of one dossier. `keyId`: the key that made it. */
export type FeedToken = {
  tokenId: string
  handle: string
  dossier: string
  route: FeedRoute
  label: string
  keyId: string
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
  revokedAt: Date | null
}

/** What has become of a token: it goes with the key that made it, and comes back should that be prolonged. */
export type FeedTokenState = 'active' | 'suspended' | 'expired' | 'revoked'

/** Judges a token at `now`, by itself and by its maker, undefined where that is not known any more. */
export function feedTokenState(token: FeedToken, maker: KeptKey | undefined, now: Date): FeedTokenState {
  if (token.revokedAt !== null) return 'revoked'
  if (!isAlive(token, now)) return 'expired'
  const mayStillRead = maker !== undefined && isAlive(maker, now) && sees(maker, token.dossier) && mayDo(maker, 'read')
  return mayStillRead ? 'active' : 'suspended'
}

/** A request that came with a feed token is one of a key that reads its dossier alone. */
export function keyOfFeedToken(token: FeedToken): ApiKey {
  const { tokenId: keyId, handle, label, dossier, expiresAt } = token
  return { keyId, handle, label, scopes: ['read'], dossiers: [dossier], expiresAt }
}
