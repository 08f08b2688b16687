import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import type { webhooks } from './api.ts'

/** What a webhook tells: a CloudEvent whose `type` says which. */
export type WebhookEvent = webhooks[keyof webhooks]['post']['requestBody']['content']['application/cloudevents+json']

/** A delivery as it came in. `body` is what was sent, byte for byte: parsed and written again it is another. */
export type Delivery = { headers: Headers | Readonly<Record<string, string | string[] | undefined>>; body: string }

/** The delivery is not from the server that knows the secret, is older than five minutes, or was changed on the way. */
export { WebhookVerificationError }

/**
 * The event of a webhook delivery, once its signature and time stand. `secret` is the `whsec_…` that creating the webhook
 * answered with. Deliveries come at least once: the event's `id` tells a repetition. Throws WebhookVerificationError.
 * Source: Standard Webhooks 1.0.
 */
export function verifyWebhook(secret: string, { headers, body }: Delivery): WebhookEvent {
  const verified = new Webhook(secret).verify(body, signatureHeaders(headers))
  // Signed by the server, whose own schemas the body follows.
  return verified as WebhookEvent
}

const SIGNATURE_HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const

function signatureHeaders(headers: Delivery['headers']): Record<string, string> {
  const read = (name: string): string => {
    const value = headers instanceof Headers ? headers.get(name) : headers[name]
    return typeof value === 'string' ? value : ''
  }
  return Object.fromEntries(SIGNATURE_HEADERS.map((name) => [name, read(name)]))
}
