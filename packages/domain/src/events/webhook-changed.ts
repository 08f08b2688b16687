import * as z from 'zod'
import { defineEvent } from './definition.ts'

/** Settings of a subscription were changed; `changed` names them, their values are no events. Log `_system`. */
export const WebhookChanged = defineEvent({
  type: 'WebhookChanged',
  stream: ({ endpointId }: { endpointId: string }) => `webhook-${endpointId}`,
  data: z.strictObject({
    endpointId: z.uuid(),
    changed: z.array(z.enum(['url', 'description', 'filter', 'ordered', 'concurrency', 'perSecond', 'headers'])).min(1),
  }),
})
