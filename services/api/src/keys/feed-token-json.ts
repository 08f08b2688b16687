import { DossierId, FeedRoute } from '@onrecord/domain'
import * as z from 'zod'
import type { KeptKey } from './api-key.ts'
import { type FeedToken, feedTokenState } from './feed-token.ts'

/** A feed token as it is shown: without its secret. */
export const FeedTokenJson = z
  .strictObject({
    id: z.uuid(),
    handle: z.string(),
    dossier: DossierId,
    route: FeedRoute,
    label: z.string(),
    keyId: z.uuid().meta({ description: 'The key that made it; it works as long as that one' }),
    state: z.enum(['active', 'suspended', 'expired', 'revoked']),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable().meta({ description: 'To a minute; null: never' }),
  })
  .meta({ id: 'FeedToken', description: 'Reads one route of one dossier, for what can not send a header' })

/** A feed token as its maker sees it, once. */
export const CreatedFeedToken = FeedTokenJson.extend({
  token: z.string().meta({ description: 'What stands in `?token=`; shown this once' }),
  path: z.string().meta({ description: 'The address that it opens, with the token in it, on this server' }),
}).meta({ id: 'CreatedFeedToken' })

/** What a feed token is made with. */
export const FeedTokenSubmission = z
  .strictObject({
    route: FeedRoute,
    label: z.string().max(200).default('').meta({ description: 'Who or what reads with it' }),
    expiresAt: z.iso
      .datetime()
      .nullable()
      .optional()
      .meta({ description: 'Left out: with the key that asks, which ends it in any case' }),
  })
  .meta({ id: 'FeedTokenSubmission' })

/** Where each route is read. */
const PLACES: Readonly<Record<FeedRoute, string>> = {
  calendar: 'deadlines.ics',
  feed: 'feed',
  events: 'events',
  stream: 'stream',
  export: 'export',
}

/** The address that a token opens, on this server. */
export function feedPath({ dossier, route }: FeedToken, secret: string): string {
  return `/v1/dossiers/${dossier}/${PLACES[route]}?token=${secret}`
}

/** Composes a token for those who may see it. `maker`: the key that made it. */
export function feedTokenJson(token: FeedToken, maker: KeptKey | undefined, now: Date): z.infer<typeof FeedTokenJson> {
  const { tokenId, handle, dossier, route, label, keyId, createdAt, expiresAt, lastUsedAt } = token
  return {
    id: tokenId,
    handle,
    dossier,
    route,
    label,
    keyId,
    state: feedTokenState(token, maker, now),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }
}
