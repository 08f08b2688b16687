import * as z from 'zod'
import { defineEvent } from './definition.ts'

/** Why an endpoint is told of nothing for now: a person's word, 410 Gone, five days of failure, the end of its key. */
export const WebhookDisabledCause = z.enum(['by-hand', 'gone', 'failing', 'key-ended'])
export type WebhookDisabledCause = z.infer<typeof WebhookDisabledCause>

/** Deliveries to an endpoint have stopped; what it is to be told waits. Log `_system`. */
export const WebhookDisabled = defineEvent({
  type: 'WebhookDisabled',
  stream: ({ endpointId }: { endpointId: string }) => `webhook-${endpointId}`,
  data: z.strictObject({ endpointId: z.uuid(), cause: WebhookDisabledCause, reason: z.string() }),
})
