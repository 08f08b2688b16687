import { headOf, readEvents } from '@onrecord/event-log'
import type { WebhookEvent } from '@onrecord/webhooks'
import type { WebhookEndpoint } from '@onrecord/webhooks/endpoints'
import { type Configurations, isWanted, renderBodies, type Telling, tellingsOf } from '@onrecord/webhooks/telling'
import type { ApiDeps } from '../deps.ts'
import { invalidPart } from '../invalid-part.ts'

/** Events of the log that are read at a time, and at most for one answer. */
const PAGE = 500
const MOST_READ = 5000

/** What an endpoint is told, `last`: all up to there has been looked at, `head`: where the log ends. */
export type Told = { items: WebhookEvent[]; last: number; head: number }

/**
 * What an endpoint is told of one dossier after a seq, at most `limit`, in log order, as deliveries would say it now. Where
 * little passes the filter fewer come, or none, though there are more: `last` is below `head` then. Throws HttpProblem where
 * the log does not go as far as `after`.
 */
export async function readTold(
  { log, configurations }: Pick<ApiDeps, 'log'> & { configurations: Configurations },
  { filter }: Pick<WebhookEndpoint, 'filter'>,
  { dossier, after, limit }: { dossier: string; after: number; limit: number },
): Promise<Told> {
  const head = (await headOf(log, dossier))?.seq ?? 0
  // To go on from there would leave out, silently, whatever is recorded up to that place.
  if (after > head) throw invalidPart('query', '/after', `the log ends at ${head}`)
  const found: Telling[] = []
  let last = after
  while (last < head && last - after < MOST_READ && found.length < limit) {
    const events = await readEvents(log, { dossier, after: last, limit: PAGE })
    const tellings = await tellingsOf({ log, configurations }, { dossier, events })
    found.push(...tellings.filter((telling) => isWanted(filter, telling)))
    last = events.at(-1)?.seq ?? head
  }
  const shown = found.slice(0, limit)
  const bodies = await renderBodies({ log, configurations }, dossier, shown)
  const items = shown.flatMap(({ seq }) => {
    const body = bodies.get(seq)
    // Rendered by the schemas' own functions.
    return body === undefined ? [] : [JSON.parse(body) as WebhookEvent]
  })
  return { items, last: found.length > limit ? (shown.at(-1)?.seq ?? last) : last, head: Math.max(head, last) }
}
