import { randomUUID } from 'node:crypto'
import { append } from '@onrecord/event-log'
import t from 'tap'
import { saveRequests } from '../../src/requests/store.ts'
import { openCompany } from '../../src/worker/company.ts'
import { extractDocument, type WorkerDeps } from '../../src/worker/extract-document.ts'
import { configuration, dispatch, eventsOf, freshDossier, sharedPool, silent, submit } from '../fixture.ts'

const pool = sharedPool(t)
const { signal } = new AbortController()

t.test(
  'claims of a document that is dated later come into the framework that was in force, not over a reviewer',
  async (t) => {
    const { log, dossier } = await freshDossier(t)
    const deps: WorkerDeps = {
      log,
      pool,
      logger: silent,
      configurations: new Map(),
      company: openCompany(),
      maxStarts: 3,
      languageModel: null,
    }
    const frameworks = configuration.frameworks.map((framework) => ({ ...framework, inForce: '2026-03-01/..' }))
    const configured = { configuration: { ...configuration, frameworks }, version: 2 }
    await append(log, { dossier, commandId: randomUUID(), events: [{ type: 'DossierConfigured', data: configured }] })
    const first = await submit(log, { dossier, text: dispatch(1), publishedOn: '2025-01-07' })
    const read = async (request: typeof first) => {
      await saveRequests(log.db, [{ ...request, requestedAt: new Date().toISOString() }])
      await extractDocument(deps, { request, signal })
    }
    await read(first)
    const classified = async () => (await eventsOf(log, dossier)).filter((event) => event.type === 'ClaimClassified')
    const before = await classified()
    t.ok(before.length > 1)
    t.ok(before.every(({ data }) => data.framework === null))

    const [reviewed] = before
    if (reviewed === undefined) throw new Error('the dispatch has claims')
    const { documentId } = first
    const [, requested] = (
      await append(log, {
        dossier,
        commandId: randomUUID(),
        events: [
          { type: 'ClaimClassified', data: { ...reviewed.data, by: 'reviewer' } },
          { type: 'ExtractionRequested', data: { documentId, extractor: 'rules', version: null, reason: 'reextract' } },
          { type: 'DocumentCorrected', data: { documentId, publishedOn: '2026-03-04', reason: null } },
        ],
      })
    ).events
    await read({ ...first, requestId: requested?.eventId ?? '' })
    const after = (await classified()).slice(before.length + 1)
    t.equal(after.length, before.length - 1)
    t.ok(after.every(({ data }) => data.framework === 'spring-round' && data.by === 'rules'))
    t.notOk(after.some(({ data }) => data.claimId === reviewed.data.claimId))
  },
)
