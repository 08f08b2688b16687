import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { append, headOf, readEvents } from '@onrecord/event-log'
import { redeliver } from '@onrecord/webhooks/endpoints'
import { openConfigurations, renderBodies, tellingsOf } from '@onrecord/webhooks/telling'
import { Agent, request } from 'undici'
import { claimEvents } from '../append/events.ts'
import { seedDossier } from '../large/seed.ts'
import type { Row, Scene } from '../row.ts'
import { openWebhookScene, type WebhookScene } from '../webhooks/scene.ts'

const DOSSIER = 'bench'

/** A dossier that the endpoint is not told of. */
const ELSEWHERE = 'elsewhere'

/** Documents of 20 claims each: what one measurement delivers. */
const DOCUMENTS = 150
const CLAIMS = DOCUMENTS * 20

/** Connections that the service has to one endpoint with a backlog: three batches of five. */
const CONNECTIONS = 15

/** Every claim of a dossier once more: made due, taken, rendered, signed, sent, recorded. */
export const webhook: Row = {
  name: 'webhook',
  unit: 'deliveries/s',
  baseline: 'bare undici loop with the same bodies',
  bar: { of: 'ratio', atLeast: 0.25 },
  async open(scene) {
    const { hooks, timed, redeliverAll, close } = await openRedelivering(scene)
    const bodies = await bodiesOf(hooks)
    const agent = new Agent({ connections: CONNECTIONS, pipelining: 1 })
    return {
      candidate: redeliverAll,
      baseline: () => timed(() => postAll(agent, hooks.url, bodies)),
      async close() {
        await agent.close()
        await close()
      },
    }
  },
}

/** A dossier whose claims have all been delivered once, to be delivered again and again. */
async function openRedelivering(
  scene: Scene,
  prepare: (hooks: WebhookScene) => Promise<void> = () => Promise.resolve(),
) {
  const hooks = await openWebhookScene(scene, [DOSSIER])
  await prepare(hooks)
  await seedDossier(hooks.log, { dossier: DOSSIER, documents: DOCUMENTS, seed: 11 })
  await hooks.received(CLAIMS)
  const timed = async (send: () => Promise<void>): Promise<number> => {
    const { count } = await hooks.receipts()
    const since = performance.now()
    await send()
    await hooks.received(count + CLAIMS)
    return (CLAIMS * 1000) / (performance.now() - since)
  }
  const redeliverAll = async (): Promise<number> => {
    await hooks.failAll()
    return timed(async () => {
      const command = { commandId: randomUUID(), actor: 'bench', keyId: null }
      await redeliver(hooks.log, { endpoint: hooks.endpoint, redelivery: { of: 'failed' } }, command)
    })
  }
  return { hooks, timed, redeliverAll, close: () => hooks.close() }
}

async function bodiesOf({ log }: WebhookScene): Promise<string[]> {
  const deps = { log, configurations: openConfigurations() }
  const { seq: head = 0 } = (await headOf(log, DOSSIER)) ?? {}
  const bodies: string[] = []
  for (let after = 0; after < head; after += 500) {
    const events = await readEvents(log, { dossier: DOSSIER, after, limit: 500 })
    const tellings = await tellingsOf(deps, { dossier: DOSSIER, events })
    bodies.push(...(await renderBodies(deps, DOSSIER, tellings)).values())
  }
  return bodies
}

async function postAll(dispatcher: Agent, url: string, bodies: readonly string[]): Promise<void> {
  const waiting = bodies.values()
  const loop = async (): Promise<void> => {
    for (const body of waiting) {
      const headers = { 'content-type': 'application/json' }
      const answer = await request(url, { method: 'POST', headers, body, dispatcher })
      await answer.body.dump()
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, loop))
}

/** The same once more, while another endpoint that wants the same events takes each request and never answers. */
export const webhookBesideHanging: Row = {
  name: 'webhook-beside-hanging',
  unit: 'deliveries/s',
  baseline: 'the same with no other endpoint',
  bar: { of: 'ratio', atLeast: 0.8 },
  async open(scene) {
    const alone = await webhook.open(scene)
    const beside = await openRedelivering(scene, async (hooks) => hooks.subscribeHanging())
    return {
      candidate: () => beside.redeliverAll(),
      baseline: () => alone.candidate(),
      async close() {
        await alone.close()
        await beside.close()
      },
    }
  },
}

/** 200 claims a second: so many appends of so many events, half of which classify, for so long. */
const APPENDS_A_SECOND = 40
const EVENTS = 10
const SECONDS = 6

/** From the commit of an append until the receiver has the delivery; 95 of 100 are faster. */
export const webhookLatency: Row = {
  name: 'webhook-latency',
  unit: 'ms p95',
  baseline: 'a bare POST of a claim right after the append',
  bar: { of: 'value', atMost: 500 },
  async open(scene) {
    const hooks = await openWebhookScene(scene, [DOSSIER])
    const { log } = hooks
    for (const dossier of [DOSSIER, ELSEWHERE]) {
      const events = [{ type: 'DossierOpened' as const, data: { title: dossier } }]
      await append(log, { dossier, commandId: randomUUID(), events })
    }
    const agent = new Agent({ connections: CONNECTIONS, pipelining: 1 })
    const body = JSON.stringify(claimEvents(1)[0])

    const measureTimes = async (dossier: string, told: (id: string) => Promise<void>): Promise<number> => {
      const { count } = await hooks.receipts()
      const since = new Map<string, number>()
      const from = performance.now()
      const pending: Promise<void>[] = []
      for (let nth = 0; nth < APPENDS_A_SECOND * SECONDS; nth++) {
        await delay(Math.max(0, from + (nth * 1000) / APPENDS_A_SECOND - performance.now()))
        pending.push(appendOne(dossier, since, told))
      }
      await Promise.all(pending)
      await hooks.received(count + since.size)
      const { arrivals } = await hooks.receipts()
      const times = [...since].map(([id, time]) => (arrivals.get(id) ?? Number.POSITIVE_INFINITY) - time)
      return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
    }

    const appendOne = async (
      dossier: string,
      since: Map<string, number>,
      told: (id: string) => Promise<void>,
    ): Promise<void> => {
      const { events } = await append(log, { dossier, commandId: randomUUID(), events: claimEvents(EVENTS) })
      const ids = events.filter(({ type }) => type === 'DemandRecorded').map(({ eventId }) => eventId)
      for (const id of ids) since.set(id, Date.now())
      for (const id of ids) await told(id)
    }

    return {
      candidate: () => measureTimes(DOSSIER, () => Promise.resolve()),
      baseline: () =>
        measureTimes(ELSEWHERE, async (id) => {
          const headers = { 'content-type': 'application/json', 'webhook-id': id }
          const answer = await request(hooks.url, { method: 'POST', headers, body, dispatcher: agent })
          await answer.body.dump()
        }),
      async close() {
        await agent.close()
        await hooks.close()
      },
    }
  },
}
