import { DossierId } from '@onrecord/domain'
import { WebhookFilter } from '@onrecord/webhooks'
import type { WebhookEndpoint } from '@onrecord/webhooks/endpoints'
import * as z from 'zod'

/** An endpoint as it is shown. */
export const Webhook = z
  .strictObject({
    id: z.uuid(),
    url: z.string(),
    description: z.string(),
    filter: WebhookFilter,
    dossiers: z.array(DossierId).nullable().meta({ description: 'null: all of them' }),
    createdAt: z.iso.datetime(),
    disabled: z.strictObject({ at: z.iso.datetime(), reason: z.string() }).nullable(),
  })
  .meta({ id: 'Webhook', description: 'Somebody who is told of new claims' })

/** An endpoint as its creator sees it, once. */
export const CreatedWebhook = Webhook.extend({
  secret: z.string().meta({ description: 'Signs the deliveries (Standard Webhooks); shown this once' }),
}).meta({ id: 'CreatedWebhook' })

/** What a subscriber asks for. */
export const WebhookSubmission = z
  .strictObject({
    url: z.string().max(2048),
    description: z.string().max(500).default(''),
    filter: WebhookFilter.default({}),
    dossiers: z
      .array(DossierId)
      .min(1)
      .max(1000)
      .optional()
      .meta({ description: 'Left out: those of the key, as they are now' }),
  })
  .meta({ id: 'WebhookSubmission' })

/** One try to deliver one event. */
export const Attempt = z
  .strictObject({
    dossier: DossierId,
    seq: z.int(),
    eventId: z.uuid(),
    attempt: z.int(),
    at: z.iso.datetime(),
    durationMs: z.number(),
    status: z.int().nullable(),
    errorStage: z.string().nullable(),
    error: z.string().nullable(),
    answer: z.string().nullable(),
    delivery: z.enum(['due', 'delivered', 'failed']),
  })
  .meta({ id: 'WebhookAttempt', description: 'One try to deliver one event' })

/** Composes an endpoint for its viewers. */
export function webhookJson(endpoint: WebhookEndpoint): z.infer<typeof Webhook> {
  const { id, url, description, filter, dossiers, createdAt, disabled } = endpoint
  return {
    id,
    url,
    description,
    filter,
    dossiers,
    createdAt: createdAt.toISOString(),
    disabled: disabled && { at: disabled.at.toISOString(), reason: disabled.reason },
  }
}
