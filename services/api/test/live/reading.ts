import { randomUUID } from 'node:crypto'
import { append } from '@onrecord/event-log'
import { waitFor } from '@onrecord/testing'
import { EventSource } from 'eventsource'
import type { Test } from 'tap'
import { freshApi } from '../fresh-api.ts'

/** A server that listens on loopback, with an open dossier, `port`. */
export async function liveApi(t: Pick<Test, 'teardown'>) {
  const api = await freshApi(t, { views: 'lagging' })
  const url = await api.app.listen({ host: '127.0.0.1', port: 0 })
  const key = await api.keyFor(['read'])
  await api.openDossier({ id: 'port', title: 'Port talks' })
  /** Appends `count` events that say nothing about claims. */
  const tick = async (count: number, { dossier = 'port', reason = 'Agreed' } = {}) =>
    append(api.log, {
      dossier,
      commandId: randomUUID(),
      events: Array.from({ length: count }, (_, nth) => ({
        type: 'IssueClosed' as const,
        data: { issue: 'pay', framework: null, reason: `${reason} ${nth}` },
      })),
    })
  return { ...api, url, key, tick }
}

export type Received = { id: string; type: string; data: string }

/** A browser's reader of a stream. `events`: what has come, across connections; `opened`: how often it connected. */
export function readStream(
  t: Pick<Test, 'teardown'>,
  address: string,
  { key, types, lastEventId }: { key: string; types: readonly string[]; lastEventId?: number },
) {
  const events: Received[] = []
  const state = { opened: 0, errors: [] as (number | undefined)[] }
  const source = new EventSource(address, {
    fetch: (input, init) => {
      const own = {
        authorization: `Bearer ${key}`,
        ...(lastEventId === undefined ? {} : { 'last-event-id': String(lastEventId) }),
      }
      return fetch(input, { ...init, headers: { ...own, ...init.headers } })
    },
  })
  source.addEventListener('open', () => state.opened++)
  source.addEventListener('error', ({ code }) => state.errors.push(code))
  for (const type of types) {
    source.addEventListener(type, ({ lastEventId: id, data }) => events.push({ id, type, data: String(data) }))
  }
  t.teardown(() => source.close())
  const connected = (times = 1) =>
    waitFor(async () => (state.opened >= times ? true : undefined), { what: `connection ${times}` })
  const received = (count: number) =>
    waitFor(async () => (events.length >= count ? events : undefined), { what: `${count} events` })
  return { source, events, state, connected, received }
}
