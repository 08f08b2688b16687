import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { migrateQueue } from '@onrecord/queue'
import { freePort } from '@onrecord/testing/free-port'
import { parseEndpointUrl, parseSecretsKeys } from '@onrecord/webhooks'
import { createEndpoint, type DomainLog, type WebhookEndpoint } from '@onrecord/webhooks/endpoints'
import type { Scene } from '../row.ts'

/** How long an arrival is waited for, ms. */
const LIMIT_MS = 120_000

/** A notify service and a receiver, each in a process of its own, on a new database; the endpoint is told of every claim. */
export type WebhookScene = {
  log: DomainLog
  url: string
  endpoint: WebhookEndpoint
  /** Subscribes an address that never answers. */
  subscribeHanging(): Promise<void>
  /** Makes every delivery to `endpoint` one that has failed for good, once all are over. */
  failAll(): Promise<void>
  /** Waits until the receiver has had `count` requests. */
  received(count: number): Promise<void>
  /** Requests so far, and when each id came first, ms since 1970. */
  receipts(): Promise<{ count: number; arrivals: ReadonlyMap<string, number> }>
  close(): Promise<void>
}

const fileAt = (place: string) => fileURLToPath(new URL(place, import.meta.url))

/** Starts both, and subscribes the receiver to what these dossiers tell. */
export async function openWebhookScene(scene: Scene, dossiers: string[]): Promise<WebhookScene> {
  const databaseUrl = await scene.newDatabase()
  await migrateQueue({ url: databaseUrl })
  const database = openDatabase({ url: databaseUrl, name: 'bench webhooks' })
  const log = openEventLog({ database, registry: eventRegistry })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const secretsKey = randomBytes(32).toString('base64')
  const children = [
    start('./receive.ts', [String(port)], {}),
    start('../../../../services/notify/src/main.ts', [], {
      DATABASE_URL: databaseUrl,
      ONRECORD_SECRETS_KEY: secretsKey,
      WEBHOOK_ALLOW_LOOPBACK: 'true',
      LOG_LEVEL: 'fatal',
    }),
  ]
  const endpoint = await subscribe(log, { url, secretsKey, dossiers })
  const receipts = async (path = '/arrivals') => {
    const answer = await fetch(`${url}${path}`)
    // Written by our own script.
    const { count, arrivals } = (await answer.json()) as { count: number; arrivals: [string, number][] }
    return { count, arrivals: new Map(arrivals) }
  }
  await until(async () => (await receipts('/').catch(() => undefined)) !== undefined)
  return {
    log,
    url,
    endpoint,
    async subscribeHanging() {
      await subscribe(log, { url: `${url}/hang`, secretsKey, dossiers })
    },
    receipts,
    async failAll() {
      const own = [endpoint.id]
      const due = `select from webhook_delivery where endpoint_id = $1 and state = 'due'`
      await until(async () => (await database.pool.query(due, own)).rowCount === 0)
      await database.pool.query(`update webhook_delivery set state = 'failed' where endpoint_id = $1`, own)
    },
    received: (count) => until(async () => (await receipts('/')).count >= count),
    async close() {
      for (const child of children) await end(child)
      await closeEventLog(log)
      await database.close()
    },
  }
}

async function subscribe(
  log: DomainLog,
  { url, secretsKey, dossiers }: { url: string; secretsKey: string; dossiers: string[] },
): Promise<WebhookEndpoint> {
  const { endpoint } = await createEndpoint(
    { log, secretsKeys: parseSecretsKeys(secretsKey) },
    {
      id: randomUUID(),
      url: parseEndpointUrl(url, { allowLoopback: true, ports: [] }),
      description: 'bench',
      filter: { minimumConfidence: 0 },
      dossiers,
      ordered: false,
      concurrency: null,
      perSecond: null,
      headers: {},
      start: { from: 'now' },
      keyId: null,
    },
    { commandId: randomUUID(), actor: 'bench', keyId: null },
  )
  return endpoint
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + LIMIT_MS
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error('the deliveries did not come')
    await delay(5)
  }
}

function start(file: string, parameters: string[], settings: Record<string, string>): ChildProcess {
  const env = { ...process.env, ...settings }
  return spawn(process.execPath, [fileAt(file), ...parameters], { env, stdio: ['ignore', 'inherit', 'inherit'] })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}
