import * as z from 'zod'
import { defineEvent } from './definition.ts'

/** Somebody asked that an endpoint be told again: of single events, of all that failed, or of all after a place. Log `_system`. */
export const WebhookRedeliveryRequested = defineEvent({
  type: 'WebhookRedeliveryRequested',
  stream: ({ endpointId }: { endpointId: string }) => `webhook-${endpointId}`,
  data: z.strictObject({ endpointId: z.uuid(), of: z.enum(['events', 'failed', 'after', 'since']) }),
})
