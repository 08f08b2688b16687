import * as z from 'zod'
import { defineEvent } from './definition.ts'

/** An endpoint has a new secret; until `graceEndsAt` deliveries carry the old one's signature as well. Log `_system`. */
export const WebhookSecretRotated = defineEvent({
  type: 'WebhookSecretRotated',
  stream: ({ endpointId }: { endpointId: string }) => `webhook-${endpointId}`,
  data: z.strictObject({ endpointId: z.uuid(), graceEndsAt: z.iso.datetime() }),
})
