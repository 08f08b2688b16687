import * as z from 'zod'
import { defineEvent } from './definition.ts'

/** Somebody asked for a test delivery: this event is what is delivered. Log `_system`. */
export const WebhookTested = defineEvent({
  type: 'WebhookTested',
  stream: ({ endpointId }: { endpointId: string }) => `webhook-${endpointId}`,
  data: z.strictObject({ endpointId: z.uuid() }),
})
