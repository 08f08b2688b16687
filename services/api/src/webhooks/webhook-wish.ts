import { DossierId } from '@onrecord/domain'
import { type EndpointUrl, HTTPS_PORTS, parseEndpointUrl, parseOwnHeaders, WebhookFilter } from '@onrecord/webhooks'
import type { EndpointChanges, EndpointSettings, Place, Redelivery, Start } from '@onrecord/webhooks/endpoints'
import * as z from 'zod'

const Seq = z.int().min(0)
const SeqByDossier = z
  .record(DossierId, Seq)
  .refine((seqs) => Object.keys(seqs).length > 0 && Object.keys(seqs).length <= 1000, '1 to 1,000 dossiers')
  .meta({ description: 'By dossier, the seq after which to begin; 0: with its first event' })

const settings = {
  url: z.string().max(2048).nullable().meta({ description: 'null: nothing is sent, `…/events` is fetched' }),
  description: z.string().max(500),
  filter: WebhookFilter,
  ordered: z.boolean().meta({ description: 'One after the other in each dossier; a failure holds those behind it' }),
  concurrency: z
    .int()
    .min(1)
    .max(50)
    .nullable()
    .meta({ description: 'Requests at a time; null: as many as each notify process has for one endpoint' }),
  perSecond: z.int().min(1).max(1000).nullable().meta({ description: 'Requests a second' }),
  headers: z
    .record(z.string().max(100), z.string().max(4096))
    .meta({ description: 'Sent with every delivery; kept encrypted, their values are never shown again' }),
}

/** What a subscriber asks for. */
export const WebhookSubmission = z
  .strictObject({
    url: settings.url,
    description: settings.description.default(''),
    filter: settings.filter.default({}),
    ordered: settings.ordered.default(false),
    concurrency: settings.concurrency.default(null),
    perSecond: settings.perSecond.default(null),
    headers: settings.headers.default({}),
    dossiers: z
      .array(DossierId)
      .min(1)
      .max(1000)
      .optional()
      .meta({ description: 'Left out: those of the key, as they are now' }),
    start: z
      .union([
        z.literal('now'),
        z.strictObject({ after: SeqByDossier.meta({ description: 'Dossiers that are not named: from now on' }) }),
        z.strictObject({ since: z.iso.datetime({ offset: true }).meta({ description: 'What was recorded after it' }) }),
      ])
      .default('now')
      .meta({ description: 'From where on it is told' }),
  })
  .meta({ id: 'WebhookSubmission' })

/** What is to be changed; what is left out stays. */
export const WebhookChange = z
  .strictObject({
    url: settings.url.optional(),
    description: settings.description.optional(),
    filter: settings.filter.optional(),
    ordered: settings.ordered.optional(),
    concurrency: settings.concurrency.optional(),
    perSecond: settings.perSecond.optional(),
    headers: settings.headers.optional().meta({ description: 'All of them anew; none: `{}`' }),
    enabled: z
      .boolean()
      .optional()
      .meta({ description: 'false: nothing is sent, what falls due waits; true: again, first what has waited' }),
  })
  .meta({ id: 'WebhookChange', description: 'What is left out stays as it is' })

/** What is to be sent once more, with the `webhook-id` that it had. */
export const RedeliverySubmission = z
  .union([
    z.strictObject({
      events: z
        .array(z.strictObject({ dossier: DossierId, seq: z.int().min(1) }))
        .min(1)
        .max(100),
    }),
    z.strictObject({ failed: z.literal(true).meta({ description: 'All that have failed for good' }) }),
    z.strictObject({ after: SeqByDossier }),
    z.strictObject({ since: z.iso.datetime({ offset: true }).meta({ description: 'What was recorded after it' }) }),
  ])
  .meta({ id: 'WebhookRedelivery', description: 'Single events, all failed, or everything from a place on' })

/** The settings that a subscriber asks for, checked. Throws `address-refused`, `header-refused`. */
export function settingsOf(
  wish: z.infer<typeof WebhookSubmission>,
  rules: { allowLoopback: boolean },
): EndpointSettings {
  const { description, filter, ordered, concurrency, perSecond } = wish
  const url = urlOf(wish.url, rules)
  return { url, description, filter, ordered, concurrency, perSecond, headers: parseOwnHeaders(wish.headers) }
}

/** The changes that a subscriber asks for, checked. Throws `address-refused`, `header-refused`. */
export function changesOf(wish: z.infer<typeof WebhookChange>, rules: { allowLoopback: boolean }): EndpointChanges {
  const { url, headers, ...rest } = wish
  // What zod leaves out is not there; that the types can not say so costs this filter.
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  return {
    ...given,
    ...(url === undefined ? {} : { url: urlOf(url, rules) }),
    ...(headers === undefined ? {} : { headers: parseOwnHeaders(headers) }),
  }
}

function urlOf(url: string | null, rules: { allowLoopback: boolean }): EndpointUrl | null {
  return url === null ? null : parseEndpointUrl(url, { ...rules, ports: HTTPS_PORTS })
}

/** From where on a subscriber wants to be told. */
export function startOf(start: z.infer<typeof WebhookSubmission>['start']): Start {
  if (start === 'now') return { from: 'now' }
  if ('after' in start) return { from: 'after', seqs: start.after }
  return { from: 'since', instant: new Date(start.since) }
}

/** What a subscriber wants once more. */
export function redeliveryOf(wish: z.infer<typeof RedeliverySubmission>): Redelivery {
  if ('events' in wish) return { of: 'events', events: wish.events satisfies Place[] }
  if ('failed' in wish) return { of: 'failed' }
  if ('after' in wish) return { of: 'after', seqs: wish.after }
  return { of: 'since', instant: new Date(wish.since) }
}
