import { hash } from 'node:crypto'
import { type Blocked, listBlocked, type WebhookEndpoint } from '@onrecord/webhooks/endpoints'
import type * as z from 'zod'
import type { ApiDeps } from '../deps.ts'
import { FROM_LOG } from '../etag.ts'
import { type Webhook, webhookJson } from './webhook-json.ts'

/** Endpoints as they are shown, each with its lanes that have stopped. */
export async function showWebhooks(
  { log }: Pick<ApiDeps, 'log'>,
  endpoints: readonly WebhookEndpoint[],
): Promise<z.infer<typeof Webhook>[]> {
  const ids = endpoints.filter(({ ordered }) => ordered).map(({ id }) => id)
  const blocked = await listBlocked(log.db, ids)
  return endpoints.map((endpoint) => webhookJson(endpoint, blocked.get(endpoint.id) ?? []))
}

/** One endpoint as it is shown, and how it was read: a lane stops without an event of the endpoint's, so the tag names it. */
export async function showWebhook(deps: Pick<ApiDeps, 'log'>, endpoint: WebhookEndpoint) {
  const [shown] = await showWebhooks(deps, [endpoint])
  if (shown === undefined) throw new Error('one endpoint is shown as none')
  return { shown, reading: readingOf(shown.blocked) }
}

function readingOf(blocked: readonly (Omit<Blocked, 'since'> & { since: string })[]): string {
  if (blocked.length === 0) return FROM_LOG
  return `${FROM_LOG}-${hash('sha256', JSON.stringify(blocked)).slice(0, 8)}`
}
