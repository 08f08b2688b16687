import * as z from 'zod'
import { DossierId } from '../ids.ts'
import { defineEvent } from './definition.ts'

/** A feed token stopped working. Log `_system`. */
export const FeedTokenRevoked = defineEvent({
  type: 'FeedTokenRevoked',
  stream: ({ tokenId }: { tokenId: string }) => `feed-token-${tokenId}`,
  data: z.strictObject({ tokenId: z.uuid(), dossier: DossierId }),
})
