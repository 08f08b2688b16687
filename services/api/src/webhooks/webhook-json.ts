import { DossierId, SYSTEM_LOG, WebhookDisabledCause } from '@onrecord/domain'
import { WebhookFilter } from '@onrecord/webhooks'
import type { Blocked, EndpointHealth, WebhookAttempt, WebhookEndpoint } from '@onrecord/webhooks/endpoints'
import * as z from 'zod'

const Instant = z.iso.datetime()

const BlockedLanes = z
  .array(z.strictObject({ dossier: z.string(), seq: z.int(), since: Instant }))
  .meta({ description: 'Ordered: deliveries that have failed for good, and hold all behind them' })

/** An endpoint as it is shown: what its subscriber chose, and whether it is disabled. */
export const Webhook = z
  .strictObject({
    id: z.uuid(),
    url: z.string().nullable().meta({ description: 'null: nothing is sent, what it is told is fetched' }),
    description: z.string(),
    filter: WebhookFilter,
    dossiers: z.array(DossierId).nullable().meta({ description: 'null: all of them' }),
    ordered: z.boolean().meta({ description: 'One after the other in each dossier; a failure holds those behind it' }),
    concurrency: z.int().nullable().meta({ description: 'Requests at a time' }),
    perSecond: z.int().nullable().meta({ description: 'Requests a second' }),
    headerNames: z.array(z.string()).meta({ description: 'Its own headers; their values are not shown' }),
    createdAt: Instant,
    disabled: z
      .strictObject({ at: Instant, cause: WebhookDisabledCause, reason: z.string() })
      .nullable()
      .meta({ description: 'Nothing is sent; what falls due waits' }),
    blocked: BlockedLanes,
  })
  .meta({ id: 'Webhook', description: 'Somebody who is told of new claims' })

/** An endpoint as its creator sees it, once. */
export const CreatedWebhook = Webhook.extend({
  secret: z.string().meta({ description: 'Signs the deliveries (Standard Webhooks); shown this once' }),
}).meta({ id: 'CreatedWebhook' })

/** A new secret, once. */
export const RotatedSecret = z
  .strictObject({
    secret: z.string().meta({ description: 'Shown this once' }),
    graceEndsAt: Instant.meta({ description: 'Until then deliveries carry the old signature as well' }),
  })
  .meta({ id: 'RotatedSecret' })

/** How an endpoint is doing. */
export const WebhookStatistics = z
  .strictObject({
    attempts: z
      .strictObject({
        delivered: z.int(),
        failed: z.int(),
        p50Ms: z.number().nullable(),
        p95Ms: z.number().nullable(),
        lastDeliveredAt: Instant.nullable(),
        lastFailedAt: Instant.nullable(),
      })
      .meta({ description: 'Of the last 24 hours, the latest 10,000 at most; times that the receiver took to answer' }),
    waiting: z.int().meta({ description: 'Deliveries that are due, counted to 20,000' }),
    oldestWaitingSince: Instant.nullable(),
    reading: z.int().meta({ description: 'Dossiers whose log is still to be read for it' }),
    failuresInARow: z.int(),
    failingSince: Instant.nullable().meta({ description: 'After five days of nothing but failures it is disabled' }),
    pausedUntil: Instant.nullable().meta({ description: 'After many failures in a row nothing is tried until then' }),
    blocked: BlockedLanes,
  })
  .meta({ id: 'WebhookStatistics' })

/** One try to deliver one event. */
export const Attempt = z
  .strictObject({
    dossier: z.string().meta({ description: `A dossier, or \`${SYSTEM_LOG}\`: a test` }),
    seq: z.int(),
    eventId: z.uuid(),
    attempt: z.int(),
    at: Instant,
    durationMs: z.number(),
    status: z.int().nullable(),
    errorStage: z.string().nullable().meta({ description: 'Where it failed: render, address, dns, connect, tls …' }),
    error: z.string().nullable(),
    answer: z.string().nullable().meta({ description: 'The first 4 KiB' }),
    delivery: z.enum(['due', 'delivered', 'failed', 'blocked']).meta({ description: 'What has become of it by now' }),
  })
  .meta({ id: 'WebhookAttempt', description: 'One try to deliver one event' })

/** Composes an endpoint for its viewers. */
export function webhookJson(endpoint: WebhookEndpoint, blocked: readonly Blocked[]): z.infer<typeof Webhook> {
  const { keyId: _, createdAt, disabled, ...shown } = endpoint
  return {
    ...shown,
    createdAt: createdAt.toISOString(),
    disabled: disabled && { ...disabled, at: disabled.at.toISOString() },
    blocked: blocked.map(laneJson),
  }
}

/** Composes what an endpoint's viewers see of its health. */
export function statisticsJson(health: EndpointHealth): z.infer<typeof WebhookStatistics> {
  const { attempts, blocked, ...rest } = health
  return {
    ...rest,
    attempts: {
      ...attempts,
      lastDeliveredAt: instant(attempts.lastDeliveredAt),
      lastFailedAt: instant(attempts.lastFailedAt),
    },
    oldestWaitingSince: instant(health.oldestWaitingSince),
    failingSince: instant(health.failingSince),
    pausedUntil: instant(health.pausedUntil),
    blocked: blocked.map(laneJson),
  }
}

/** Composes an attempt for the endpoint's viewers. */
export function attemptJson({ at, ...attempt }: WebhookAttempt): z.infer<typeof Attempt> {
  return { ...attempt, at: at.toISOString() }
}

function laneJson({ dossier, seq, since }: Blocked): z.infer<typeof BlockedLanes>[number] {
  return { dossier, seq, since: since.toISOString() }
}

function instant(date: Date | null): string | null {
  return date && date.toISOString()
}
