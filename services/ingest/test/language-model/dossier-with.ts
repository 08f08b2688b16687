import { randomUUID } from 'node:crypto'
import { DossierConfiguration, type RecordedEvent } from '@onrecord/domain'
import { append } from '@onrecord/event-log'
import type { Test } from 'tap'
import { openLanguageModel } from '../../src/language-model/index.ts'
import type { LanguageModelSettings } from '../../src/language-model/settings.ts'
import type { DomainLog } from '../../src/log.ts'
import { saveRequests } from '../../src/requests/store.ts'
import { openCompany } from '../../src/worker/company.ts'
import { extractDocument, type WorkerDeps } from '../../src/worker/extract-document.ts'
import type { ExtractionPool } from '../../src/worker/extraction-pool.ts'
import { configuration, dispatch, eventsOf, freshDossier, silent, submit } from '../fixture.ts'
import { type Answering, MARKED, openModelServer, settingsFor } from './model-server.ts'

/** What a model answers about the fixture's dispatch. */
export const ANSWER = { claims: [MARKED] }

/** Has the fixture's dossier read by this extractor from now on. */
export async function configure(log: DomainLog, extractor: 'rules' | 'language-model', version = 2): Promise<void> {
  const changed = DossierConfiguration.parse({ ...configuration, extractor })
  const data = { configuration: changed, version }
  const events = [{ type: 'DossierConfigured' as const, data }]
  await append(log, { dossier: configuration.id, commandId: randomUUID(), events })
}

type Options = { text?: string; settings?: Partial<LanguageModelSettings> }

/** A dossier that wants a model, which answers so; `read` reads its document, again each time, and returns the outcome. */
export async function dossierWith(
  t: Test,
  pool: ExtractionPool,
  answering: Answering,
  { text = dispatch(0), settings = {} }: Options = {},
) {
  const { log, dossier } = await freshDossier(t)
  await configure(log, 'language-model')
  const { url, asked } = await openModelServer(t, answering)
  const languageModel = openLanguageModel(settingsFor(url, settings))
  const first = await submit(log, { dossier, text })
  const { documentId } = first
  let requestId: string | undefined = first.requestId
  const worker = (rest: Partial<WorkerDeps>): WorkerDeps => ({
    log,
    pool,
    languageModel,
    logger: silent,
    configurations: new Map(),
    company: openCompany(),
    maxStarts: 3,
    ...rest,
  })
  const { signal } = new AbortController()
  const read = async (rest: Partial<WorkerDeps> = {}): Promise<RecordedEvent | undefined> => {
    const request = { dossier, documentId, requestId: requestId ?? (await askAgain(log, { dossier, documentId })) }
    requestId = undefined
    await saveRequests(log.db, [{ ...request, requestedAt: new Date().toISOString() }])
    await extractDocument(worker(rest), { request, signal })
    return (await eventsOf(log, dossier)).at(-1)
  }
  const used = async () =>
    (await log.db.selectFrom('language_model_use').select(['tokens', 'requests']).executeTakeFirst()) ?? null
  return { log, dossier, documentId, asked, read, used, worker }
}

async function askAgain(log: DomainLog, key: { dossier: string; documentId: string }): Promise<string> {
  const data = { documentId: key.documentId, extractor: 'language-model', version: null, reason: 'reextract' as const }
  const events = [{ type: 'ExtractionRequested' as const, data }]
  const { events: appended } = await append(log, { dossier: key.dossier, commandId: randomUUID(), events })
  return appended[0]?.eventId ?? ''
}
