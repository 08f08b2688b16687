import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { classifiedClaim, eraseDocument, foundClaim } from '@onrecord/documents'
import { RECORDED_AS } from '@onrecord/domain'
import { append } from '@onrecord/event-log'
import { add, closeQueues, countJobs, extractDocument as extractDocumentJob, openQueues } from '@onrecord/queue'
import { waitFor } from '@onrecord/testing'
import t, { type Test } from 'tap'
import { start } from '../../src/index.ts'
import type { DomainLog } from '../../src/log.ts'
import { findStarts, saveRequests } from '../../src/requests/store.ts'
import { openCompany } from '../../src/worker/company.ts'
import { extractDocument, type WorkerDeps } from '../../src/worker/extract-document.ts'
import { type ExtractionPool, openExtractionPool } from '../../src/worker/extraction-pool.ts'
import {
  backends,
  claimsAmong,
  configuration,
  dispatch,
  eventsOf,
  freshDossier,
  outcomes,
  sharedPool,
  silent,
  submit,
} from '../fixture.ts'

const pool = sharedPool(t)

const { signal } = new AbortController()

/** A pool whose thread is one of those beside. */
function openPool(t: Test, options: { thread: string; limitMs: number }): ExtractionPool {
  const { thread, limitMs } = options
  const path = fileURLToPath(new URL(`../threads/${thread}`, import.meta.url))
  const opened = openExtractionPool({ threads: 1, limitMs, thread: path })
  t.teardown(() => opened.close())
  return opened
}

/** A worker without queue. */
function openWorker(log: DomainLog, pool: ExtractionPool): WorkerDeps {
  return {
    log,
    pool,
    logger: silent,
    configurations: new Map(),
    company: openCompany(),
    maxStarts: 3,
    languageModel: null,
  }
}

type Submitted = Awaited<ReturnType<typeof submit>>

/** A document with its open request, as the subscription would have kept it. */
async function open(log: DomainLog, dossier: string, text: string): Promise<Submitted> {
  const request = await submit(log, { dossier, text })
  await saveRequests(log.db, [{ ...request, requestedAt: new Date().toISOString() }])
  return request
}

for (const backend of backends) {
  t.test(`twenty jobs of one request give one set of claims, on ${backend.name}`, { skip: backend.skip }, async (t) => {
    const { log, config, dossier } = await freshDossier(t, backend)
    const ingest = await start(config, { logger: silent, pool })
    t.teardown(ingest.stop)
    const request = await open(log, dossier, dispatch(0))
    const queues = openQueues({ ...config, prefix: config.queuePrefix ?? '' })
    t.teardown(() => closeQueues(queues))
    for (let job = 0; job < 20; job++) await add(queues, extractDocumentJob, request, { id: randomUUID() })
    const idle = async () => {
      const { waiting, active, delayed } = await countJobs(queues, extractDocumentJob)
      return waiting + active + delayed === 0 || undefined
    }
    await outcomes(log, dossier, 1)
    await waitFor(idle, { what: 'all jobs to end' })
    const events = await eventsOf(log, dossier)
    const claims = claimsAmong(events)
    t.equal(events.filter(({ type }) => type === 'DocumentProcessed').length, 1)
    t.equal(events.filter(({ type }) => type === 'DocumentFailed').length, 0)
    t.equal(new Set(claims.map(({ streamId }) => streamId)).size, claims.length)
    t.ok(claims.length > 0)
  })
}

t.test('three runs of one request at once record one set of claims', async (t) => {
  const { log, dossier } = await freshDossier(t)
  const deps = openWorker(log, pool)
  const request = await open(log, dossier, dispatch(0))
  await Promise.all([1, 2, 3].map(() => extractDocument(deps, { request, signal })))
  const events = await eventsOf(log, dossier)
  t.equal(events.filter(({ type }) => type === 'DocumentProcessed').length, 1)
  const claims = claimsAmong(events)
  t.equal(new Set(claims.map(({ streamId }) => streamId)).size, claims.length)
})

t.test('claims that were submitted ready-made are left out', async (t) => {
  const { log, dossier } = await freshDossier(t)
  const deps = openWorker(log, pool)
  const request = await open(log, dossier, dispatch(0))
  const { documentId } = request
  const words = { documentId, text: dispatch(0), title: null, source: 'The Vell Courier', publishedOn: '2026-03-04' }
  const task = { document: { ...words, language: 'en' }, configuration, configVersion: 1 }
  const { findings } = await pool.extract(task, { signal })
  const [first] = findings
  if (first === undefined) throw new Error('no claim was found')
  const { claim, classification } = first
  const context = { text: words.text, source: words.source, by: 'submitter' as const }
  const recorded = {
    type: RECORDED_AS[claim.kind],
    data: foundClaim(claim, documentId),
    expected: 'no-stream' as const,
  }
  const classified = { type: 'ClaimClassified' as const, data: classifiedClaim(claim, classification, context) }
  await append(log, { dossier, commandId: randomUUID(), events: [recorded, classified] })

  await extractDocument(deps, { request, signal })
  const events = await eventsOf(log, dossier)
  t.equal(claimsAmong(events).length, findings.length)
  t.match(
    events.find(({ type }) => type === 'DocumentProcessed'),
    { data: { claims: findings.length - 1 } },
  )
})

t.test('a document that cannot be extracted fails alone, with stage and code', async (t) => {
  type Case = {
    title: string
    stage: string
    code: string
    before: (input: Submitted & { log: DomainLog }) => Promise<unknown>
  }
  const cases: Case[] = [
    {
      title: 'withdrawn',
      stage: 'load',
      code: 'document-withdrawn',
      before: ({ log, dossier, documentId }) =>
        append(log, {
          dossier,
          commandId: randomUUID(),
          events: [{ type: 'DocumentWithdrawn', data: { documentId, reason: null } }],
        }),
    },
    {
      title: 'erased',
      stage: 'load',
      code: 'document-erased',
      before: ({ log, dossier, documentId }) => eraseDocument(log.db, { dossier, documentId }),
    },
  ]
  for (const { title, stage, code, before } of cases) {
    await t.test(title, async (t) => {
      const { log, dossier } = await freshDossier(t)
      const deps = openWorker(log, pool)
      const request = await open(log, dossier, dispatch(0))
      await before({ ...request, log })
      await extractDocument(deps, { request, signal })
      const events = await eventsOf(log, dossier)
      const { documentId, requestId } = request
      t.match(events.at(-1), { type: 'DocumentFailed', data: { documentId, requestId, stage, code } })
      t.same(claimsAmong(events), [])
    })
  }
})

t.test('an extraction without end is stopped at its limit', async (t) => {
  const { log, dossier } = await freshDossier(t)
  const deps = openWorker(log, openPool(t, { thread: 'endless.ts', limitMs: 300 }))
  const request = await open(log, dossier, dispatch(0))
  await extractDocument(deps, { request, signal })
  t.match((await eventsOf(log, dossier)).at(-1), {
    type: 'DocumentFailed',
    data: { stage: 'extract', code: 'timeout' },
  })
})

t.test('an extraction that takes all memory fails without the process', async (t) => {
  const { log, dossier } = await freshDossier(t)
  const deps = openWorker(log, openPool(t, { thread: 'hungry.ts', limitMs: 30_000 }))
  const request = await open(log, dossier, dispatch(0))
  await extractDocument(deps, { request, signal })
  const expected = { type: 'DocumentFailed', data: { stage: 'extract', code: 'out-of-memory' } }
  t.match((await eventsOf(log, dossier)).at(-1), expected)
})

t.test('documents that poison their thread fail alone, beside others in the same threads', async (t) => {
  const { log, dossier } = await freshDossier(t)
  const deps = openWorker(log, openPool(t, { thread: 'poisoned.ts', limitMs: 8_000 }))
  const requests = []
  for (const hall of [12, 13, 14, 15]) requests.push(await open(log, dossier, dispatch(hall)))
  await Promise.all(requests.map((request) => extractDocument(deps, { request, signal })))
  const events = await eventsOf(log, dossier)
  const outcomeOf = ({ requestId }: Submitted) =>
    events.find((event) => 'requestId' in event.data && event.data.requestId === requestId)
  t.match(requests.map(outcomeOf), [
    { type: 'DocumentProcessed' },
    { type: 'DocumentFailed', data: { stage: 'extract', code: 'timeout' } },
    { type: 'DocumentFailed', data: { stage: 'extract' } },
    { type: 'DocumentProcessed' },
  ])
})

t.test('an extraction that is cut off by stopping is left to the next start', async (t) => {
  const { log, dossier } = await freshDossier(t)
  const cutOff = openPool(t, { thread: 'endless.ts', limitMs: 30_000 })
  const request = await open(log, dossier, dispatch(0))
  const running = t.rejects(extractDocument(openWorker(log, cutOff), { request, signal }))
  const started = async () => ((await findStarts(log.db, request)) === 1 ? true : undefined)
  await waitFor(started, { what: 'the extraction to begin' })
  await cutOff.close()
  await running
  t.equal((await eventsOf(log, dossier)).at(-1)?.type, 'ExtractionRequested', 'nothing is held against the document')

  await extractDocument(openWorker(log, pool), { request, signal })
  t.equal((await eventsOf(log, dossier)).at(-1)?.type, 'DocumentProcessed')
})

t.test('a claim whose claimant is not in the text is dropped, and the others are recorded', async (t) => {
  const { log, dossier } = await freshDossier(t)
  const request = await open(log, dossier, dispatch(0))
  const inventing: ExtractionPool = {
    ...pool,
    extract: async (task, options) => {
      const result = await pool.extract(task, options)
      const findings = result.findings.map(({ claim, classification }, nth) => {
        const claimants = nth === 0 ? [{ actorId: null, name: 'Nobody At All', role: null }] : classification.claimants
        return { claim, classification: { ...classification, claimants } }
      })
      return { ...result, findings }
    },
  }
  await extractDocument(openWorker(log, inventing), { request, signal })
  const events = await eventsOf(log, dossier)
  const claims = claimsAmong(events)
  t.ok(claims.length > 0)
  t.match(events.at(-1), { type: 'DocumentProcessed', data: { claims: claims.length, dropped: 1 } })
})

t.test('a document corrected while it was read is read again', async (t) => {
  const { log, dossier } = await freshDossier(t)
  const deps = openWorker(log, pool)
  const request = await open(log, dossier, dispatch(0))
  const { documentId } = request
  const correct = async (publishedOn: string) => {
    const data = { documentId, publishedOn, reason: null }
    await append(log, { dossier, commandId: randomUUID(), events: [{ type: 'DocumentCorrected', data }] })
  }
  let extractions = 0
  const corrected: ExtractionPool = {
    ...pool,
    extract: async (task, options) => {
      const result = await pool.extract(task, options)
      extractions++
      if (extractions === 1) await correct('2027-03-04')
      return result
    },
  }
  await extractDocument({ ...deps, pool: corrected }, { request, signal })
  t.equal(extractions, 2)
  const events = await eventsOf(log, dossier)
  t.equal(events.at(-1)?.type, 'DocumentProcessed')
  t.equal(events.filter(({ type }) => type === 'DocumentProcessed').length, 1)
})
