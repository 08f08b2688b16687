import { randomBytes, randomUUID } from 'node:crypto'
import { openDatabase } from '@onrecord/database'
import {
  createDossierSecret,
  foundClaim,
  identifyDocument,
  saveDocument,
  saveQuotes,
  sliceWords,
} from '@onrecord/documents'
import { type Claim, claimIdOf, DossierConfiguration, eventRegistry, SYSTEM_LOG } from '@onrecord/domain'
import { append, closeEventLog, inTransaction, openEventLog, streamVersions } from '@onrecord/event-log'
import { migrateQueue } from '@onrecord/queue'
import { freshDatabase, redisUrl, waitFor } from '@onrecord/testing'
import { parseEndpointUrl, parseSecretsKeys } from '@onrecord/webhooks'
import {
  changeEndpoint,
  createEndpoint,
  type DomainLog,
  type EndpointChanges,
  type EndpointCommand,
  endpointStream,
  findEndpoint,
  listAttempts,
  type NewEndpoint,
  type Viewer,
  type WebhookAttempt,
  type WebhookEndpoint,
} from '@onrecord/webhooks/endpoints'
import type { Test } from 'tap'
import { defaults, type NotifyConfig, start } from '../src/index.ts'

export type Backend = { name: 'PostgreSQL' | 'Redis'; redisUrl: string | undefined; skip: string | false }

/** Both servers; Redis is skipped by name where the machine has none. */
export const backends: Backend[] = [
  { name: 'PostgreSQL', redisUrl: undefined, skip: false },
  { name: 'Redis', redisUrl: redisUrl(), skip: redisUrl() === undefined && 'no Redis here' },
]

/**
 * A database, a log and the settings of a notify service that calls loopback. It reconciles at its start alone, so that
 * whatever waits for that is seen: who changes the database behind its back, or takes its queue away, gives it
 * {@link RECONCILING_OFTEN}.
 */
export async function freshNotify(t: Test, backend: Pick<Backend, 'redisUrl'> = { redisUrl: undefined }) {
  const { url, ownerUrl, database } = await freshDatabase(t)
  await migrateQueue({ url: ownerUrl })
  const log: DomainLog = openEventLog({ database, registry: eventRegistry })
  const owner = openDatabase({ url: ownerUrl, name: 'owner', role: null, poolSize: 1 })
  t.teardown(async () => {
    await closeEventLog(log)
    await owner.close()
  })
  const config: NotifyConfig = {
    ...defaults,
    databaseUrl: url,
    redisUrl: backend.redisUrl,
    queuePrefix: randomUUID(),
    secretsKey: randomBytes(32).toString('base64'),
    allowLoopback: true,
    deliveryTimeoutMs: 5000,
    reconcileEveryMs: 3_600_000,
    logLevel: 'silent',
  }
  return { config, log, owner }
}
export type Notify = Awaited<ReturnType<typeof freshNotify>>

export const RECONCILING_OFTEN = { reconcileEveryMs: 300 }

/** Starts the service until the test ends. */
export async function run(t: Test, { config }: Notify, changes: Partial<NotifyConfig> = {}) {
  const service = await start({ ...config, ...changes })
  let stopped: Promise<void> | undefined
  const stop = () => (stopped ??= service.stop())
  t.teardown(stop)
  return { stop }
}

/** Opens a dossier whose threshold is 0.4 and that knows one actor. */
export async function openDossier(log: DomainLog, dossier: string): Promise<void> {
  const configuration = DossierConfiguration.parse({
    id: dossier,
    title: `The talks on ${dossier}`,
    actors: [{ id: 'ada-moreno', name: 'Ada Moreno' }],
  })
  await inTransaction(log, async (tx) => {
    await createDossierSecret(tx.db, dossier)
    await append(tx, {
      dossier,
      commandId: randomUUID(),
      events: [
        { type: 'DossierOpened', data: { title: configuration.title } },
        { type: 'DossierConfigured', data: { configuration, version: 1 } },
      ],
    })
  })
}

/** Records a document with `count` demands of Ada Moreno, each its own claim; returns the recording events. */
export async function recordClaims(
  log: DomainLog,
  dossier: string,
  {
    count = 1,
    confidence = 0.9,
    issue = 'night-shifts',
    quiet = false,
  }: { count?: number; confidence?: number; issue?: string; quiet?: boolean } = {},
) {
  const sentence = (n: number) => `Ada Moreno said that night shifts must end (${n}). `
  const text = `${randomUUID()}: ${Array.from({ length: count }, (_, n) => sentence(n)).join('')}`
  const source = 'Port Gazette'
  const identity = await identifyDocument(log.db, { dossier, source, text })
  const { documentId } = identity
  const claims = Array.from({ length: count }, (_, n) => {
    const start = text.indexOf(sentence(n)) + 'Ada Moreno said that '.length
    const end = text.indexOf('. ', start)
    return demand({ documentId, exact: text.slice(start, end), start, end, confidence })
  })
  const found = claims.map((claim) => foundClaim(claim, documentId))
  const classified = claims.map((claim) => ({
    claimId: claim.id,
    claimants: [{ actorId: 'ada-moreno', span: null, role: null }],
    party: null,
    positions: [{ issue, stance: 'opposes' as const }],
    framework: null,
    phase: null,
    addressee: null,
    configVersion: 1,
    by: 'rules' as const,
  }))
  const { events } = await inTransaction(log, async (tx) => {
    await saveDocument(tx.db, {
      dossier,
      documentId,
      salt: identity.salt,
      text,
      title: 'A dispatch',
      author: null,
      url: null,
    })
    await saveQuotes(
      tx.db,
      dossier,
      found.map((claim, n) => ({
        claimId: claim.claimId,
        documentId,
        words: sliceWords(text, claim, classified[n] ?? null),
      })),
    )
    return append(tx, {
      dossier,
      commandId: randomUUID(),
      metadata: { correlationId: 'request-1', ...(quiet ? { quiet } : {}) },
      events: [
        {
          type: 'DocumentReceived',
          data: {
            documentId,
            digest: identity.digest,
            length: text.length,
            language: 'en',
            source,
            hasTitle: true,
            publishedOn: '2026-03-01',
          },
        },
        ...found.map((data) => ({ type: 'DemandRecorded' as const, data })),
        ...classified.map((data) => ({ type: 'ClaimClassified' as const, data })),
      ],
    })
  })
  return events.filter(({ type }) => type === 'DemandRecorded')
}

function demand(words: { documentId: string; exact: string; start: number; end: number; confidence: number }): Claim {
  const { documentId, exact, start, end, confidence } = words
  return {
    id: claimIdOf({ documentId, kind: 'demand', first: { start, end }, ordinal: 0 }),
    kind: 'demand',
    act: 'demand',
    segments: [{ exact, start, end }],
    prefix: '',
    suffix: '',
    cue: null,
    mention: null,
    chain: [{ name: 'Port Gazette', start: null, end: null }],
    reported: 'indirect',
    relayed: false,
    negated: false,
    certainty: 'asserted',
    saidOn: '2026-03-01',
    due: null,
    confidence,
    extractor: { name: 'rules', version: '1.0.0' },
  }
}

/** A command of the tests' own. */
export const command = (): EndpointCommand => ({ commandId: randomUUID(), actor: 'test', keyId: null })

/** Who sees every endpoint. */
export const operator: Viewer = { keyId: null, dossiers: null }

/** An endpoint as it is now. */
export async function endpoint({ log }: Notify, id: string): Promise<WebhookEndpoint> {
  const found = await findEndpoint(log.db, { viewer: operator, id })
  if (found === undefined) throw new Error(`no endpoint ${id}`)
  return found
}

/** Changes an endpoint, at whatever version it is. */
export async function change(notify: Notify, id: string, changes: EndpointChanges): Promise<void> {
  const { log, config } = notify
  const streamId = endpointStream(id)
  const version = (await streamVersions(log, { dossier: SYSTEM_LOG, streamIds: [streamId] })).get(streamId) ?? 0
  const deps = { log, secretsKeys: parseSecretsKeys(config.secretsKey) }
  await changeEndpoint(deps, { endpoint: await endpoint(notify, id), changes, version }, command())
}

/** Subscribes an address on loopback (or any other, unchecked) from now on. */
export async function subscribe(
  { log, config }: Notify,
  url: string,
  wish: Partial<Omit<NewEndpoint, 'id' | 'url'>> = {},
): Promise<{ id: string; secret: string }> {
  const { endpoint, secret } = await createEndpoint(
    { log, secretsKeys: parseSecretsKeys(config.secretsKey) },
    {
      id: randomUUID(),
      url: parseEndpointUrl(url, { allowLoopback: true, ports: [443] }),
      description: '',
      filter: {},
      dossiers: null,
      ordered: false,
      concurrency: null,
      perSecond: null,
      headers: {},
      start: { from: 'now' },
      keyId: null,
      ...wish,
    },
    command(),
  )
  return { id: endpoint.id, secret }
}

/** The attempts at an endpoint, oldest first, once there are `count`. */
export function attempts({ log }: Notify, id: string, count: number): Promise<WebhookAttempt[]> {
  return waitFor(
    async () => {
      const found = await listAttempts(log.db, { viewer: operator, id, limit: 1000 })
      return found !== undefined && found.length >= count ? found.toReversed() : undefined
    },
    { what: `${count} recorded attempts` },
  )
}

/** Ends the wait of every delivery and the rest of every endpoint, as if their time had come. */
export async function endWaits({ owner }: Notify): Promise<void> {
  await owner.pool.query('update webhook_endpoint set paused_until = now() where paused_until is not null')
  await owner.pool.query(`update webhook_delivery set next_attempt_at = now() where state = 'due'`)
}
