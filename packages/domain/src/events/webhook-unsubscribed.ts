import * as z from 'zod'
import { defineEvent } from './definition.ts'

/** An endpoint is told of nothing any more. Log `_system`. */
export const WebhookUnsubscribed = defineEvent({
  type: 'WebhookUnsubscribed',
  stream: ({ endpointId }: { endpointId: string }) => `webhook-${endpointId}`,
  data: z.strictObject({ endpointId: z.uuid() }),
})
