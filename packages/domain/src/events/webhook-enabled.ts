import * as z from 'zod'
import { defineEvent } from './definition.ts'

/** An endpoint is told again, first of what has waited for it. Log `_system`. */
export const WebhookEnabled = defineEvent({
  type: 'WebhookEnabled',
  stream: ({ endpointId }: { endpointId: string }) => `webhook-${endpointId}`,
  data: z.strictObject({ endpointId: z.uuid() }),
})
