import * as z from 'zod'
import { FeedRoute } from '../feed-route.ts'
import { DossierId, Sha256 } from '../ids.ts'
import { defineEvent } from './definition.ts'

/** A token that reads one route of one dossier was made by a key; only its digest is kept. Log `_system`. */
export const FeedTokenIssued = defineEvent({
  type: 'FeedTokenIssued',
  stream: ({ tokenId }: { tokenId: string }) => `feed-token-${tokenId}`,
  data: z.strictObject({
    tokenId: z.uuid(),
    digest: Sha256,
    dossier: DossierId,
    route: FeedRoute,
    label: z.string().max(200),
    keyId: z.uuid(),
    expiresAt: z.iso.datetime().nullable(),
  }),
})
