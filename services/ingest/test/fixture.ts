import { randomUUID } from 'node:crypto'
import { createDossierSecret, identifyDocument, saveDocument } from '@onrecord/documents'
import { DossierConfiguration, type RecordedEvent } from '@onrecord/domain'
import { append, derivedCommandId, inTransaction, readEvents } from '@onrecord/event-log'
import { migrateQueue } from '@onrecord/queue'
import { freshLog, redisUrl, waitFor } from '@onrecord/testing'
import { pino } from 'pino'
import type { Test } from 'tap'
import { defaults, type IngestConfig } from '../src/index.ts'
import type { DomainLog } from '../src/log.ts'
import { type ExtractionPool, openExtractionPool } from '../src/worker/extraction-pool.ts'

/** A fictional dispute, so that nothing here depends on the real world. */
export const configuration = DossierConfiguration.parse({
  id: 'harbour',
  title: 'Harbour dispute',
  frameworks: [{ id: 'spring-round', title: 'Spring round' }],
  issues: [
    { id: 'pay', label: 'Pay', proposition: 'Pay rises by six per cent', terms: ['pay', 'wages', 'six per cent'] },
  ],
  parties: [
    { id: 'union', label: 'Dockers Union', negotiates: true },
    { id: 'port', label: 'Port of Vell', negotiates: true },
  ],
  actors: [
    { id: 'mara-lind', name: 'Mara Lind', party: 'union' },
    { id: 'port-of-vell', name: 'Port of Vell', type: 'organisation', party: 'port' },
  ],
})

/** Texts with claims in them; `nth` makes each one different. */
export function dispatch(nth: number): string {
  return [
    `Mara Lind said on Tuesday that the dockers would strike for ${nth + 2} days unless pay rose by six per cent.`,
    '“We will not sign an agreement that leaves wages where they are,” Mara Lind said.',
    `The Port of Vell rejected the demand and said talks would resume by 12 March 2026 in hall ${nth}.`,
  ].join('\n\n')
}

/** Both queues; Redis is skipped by name where the machine has none. */
export const backends = [
  { name: 'PostgreSQL', redisUrl: undefined, skip: false as const },
  { name: 'Redis', redisUrl: redisUrl(), skip: redisUrl() === undefined && 'no Redis here' },
]

/** A log with one configured dossier, its queue ready, and settings for a service on it. Lines are silent unless asked for. */
export async function freshDossier(
  t: Test,
  options: { redisUrl?: string | undefined } = {},
): Promise<{ log: DomainLog; ownerUrl: string; config: IngestConfig; dossier: string }> {
  const { database, owner, log } = await freshLog(t)
  await migrateQueue({ url: owner.url })
  const dossier = configuration.id
  await createDossierSecret(database.db, dossier)
  await append(log, {
    dossier,
    commandId: randomUUID(),
    events: [
      { type: 'DossierOpened', data: { title: configuration.title } },
      { type: 'DossierConfigured', data: { configuration, version: 1 } },
    ],
  })
  const config: IngestConfig = {
    ...defaults,
    databaseUrl: database.url,
    redisUrl: options.redisUrl,
    queuePrefix: randomUUID(),
    threads: 2,
    reconcileEveryMs: 200,
    jobLockMs: 1000,
    logLevel: 'silent',
  }
  return { log, ownerUrl: owner.url, config, dossier }
}

let shared: ExtractionPool | undefined

/** Threads for all tests of a process: each loads the extractor's model, which takes longer than most tests. */
export function sharedPool(t: Test): ExtractionPool {
  if (shared !== undefined) return shared
  const pool = openExtractionPool({ threads: 2, limitMs: 30_000 })
  t.teardown(() => pool.close())
  shared = pool
  return pool
}

/** Lines of a service that a test does not read. */
export const silent = pino({ level: 'silent' })

/** What the api does with a document: stores the text, appends that it came and that claims are to be extracted. */
export async function submit(
  log: DomainLog,
  document: { dossier: string; text: string; source?: string; publishedOn?: string | null; title?: string },
): Promise<{ dossier: string; documentId: string; requestId: string }> {
  const { dossier, text, source = 'The Vell Courier', publishedOn = '2026-03-04', title = null } = document
  return inTransaction(log, async (tx) => {
    const { documentId, salt, digest } = await identifyDocument(tx.db, { dossier, source, text })
    await saveDocument(tx.db, { dossier, documentId, salt, text, title, author: null, url: null })
    const received = {
      documentId,
      digest,
      length: text.length,
      language: 'en',
      source,
      hasTitle: title !== null,
      publishedOn,
    }
    const { events } = await append(tx, {
      dossier,
      commandId: derivedCommandId(documentId, 'submit'),
      events: [
        { type: 'DocumentReceived', data: received },
        { type: 'ExtractionRequested', data: { documentId, extractor: 'rules', version: null, reason: 'received' } },
      ],
    })
    const requestId = events.find(({ type }) => type === 'ExtractionRequested')?.eventId ?? ''
    return { dossier, documentId, requestId }
  })
}

/** Every event of the dossier. */
export function eventsOf(log: DomainLog, dossier: string): Promise<RecordedEvent[]> {
  return readEvents(log, { dossier, after: 0, limit: 100_000 })
}

const ENDED: RecordedEvent['type'][] = ['DocumentProcessed', 'DocumentFailed']

/** Waits until `count` requests have an outcome, and returns the outcomes. */
export async function outcomes(
  log: DomainLog,
  dossier: string,
  count: number,
  timeoutMs = 60_000,
): Promise<RecordedEvent[]> {
  const enough = async () => {
    const { ended } = await log.db
      .selectFrom('event')
      .select((column) => column.fn.countAll<number>().as('ended'))
      .where('dossier_id', '=', dossier)
      .where('type', 'in', ENDED)
      .executeTakeFirstOrThrow()
    return ended >= count || undefined
  }
  await waitFor(enough, { what: `${count} outcomes`, timeoutMs })
  return readEvents(log, { dossier, after: 0, limit: 100_000, types: ENDED })
}

/** Claims recorded, by type. */
export const claimsAmong = (events: readonly RecordedEvent[]): RecordedEvent[] =>
  events.filter(({ type }) => type === 'StatementRecorded' || type === 'DemandRecorded' || type === 'DeadlineRecorded')
