import * as z from 'zod'
import { DossierId } from '../ids.ts'
import { defineEvent } from './definition.ts'

/** An endpoint is told of new claims from now on. Its address and secret are no events. Log `_system`. */
export const WebhookSubscribed = defineEvent({
  type: 'WebhookSubscribed',
  stream: ({ endpointId }: { endpointId: string }) => `webhook-${endpointId}`,
  data: z.strictObject({ endpointId: z.uuid(), dossiers: z.array(DossierId).nullable(), keyId: z.uuid().nullable() }),
})
