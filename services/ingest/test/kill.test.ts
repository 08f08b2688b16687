import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { findQuotes } from '@onrecord/documents'
import { type DomainEvent, DossierConfiguration } from '@onrecord/domain'
import { append } from '@onrecord/event-log'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { type IngestConfig, start } from '../src/index.ts'
import {
  backends,
  claimsAmong,
  dispatch,
  eventsOf,
  freshDossier,
  outcomes,
  sharedPool,
  silent,
  submit,
} from './fixture.ts'
import { classifications, configure, reclassified } from './reclassification/fixture.ts'

const pool = sharedPool(t)

const pathOf = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

async function run(input: { config: IngestConfig; thread?: string }): Promise<ChildProcess> {
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit']
  const child = spawn(process.execPath, [pathOf('run-ingest.ts'), JSON.stringify(input)], { stdio })
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  return child
}

for (const backend of backends) {
  t.test(
    `a service killed in the middle of a document leaves nothing, and the next start does it, on ${backend.name}`,
    {
      skip: backend.skip,
    },
    async (t) => {
      const { log, config, dossier } = await freshDossier(t, backend)
      const text = Array.from({ length: 60 }, (_, nth) => dispatch(nth)).join('\n\n')
      const { documentId } = await submit(log, { dossier, text })

      const child = await run({ config })
      const started = async () => {
        const request = await log.db.selectFrom('extraction_request').select('starts').executeTakeFirst()
        return (request?.starts ?? 0) > 0 || undefined
      }
      await waitFor(started, { what: 'the extraction to start' })
      child.kill('SIGKILL')
      await once(child, 'exit')
      t.same(claimsAmong(await eventsOf(log, dossier)), [])
      t.same(await log.db.selectFrom('quote').select('claim_id').execute(), [])

      const ingest = await start(config, { logger: silent, pool })
      t.teardown(ingest.stop)
      const [outcome] = await outcomes(log, dossier, 1)
      t.match(outcome, { type: 'DocumentProcessed', data: { documentId } })
      const claims = claimsAmong(await eventsOf(log, dossier))
      t.ok(claims.length > 60)
      const claimIds = claims.flatMap(({ data }) => ('claimId' in data ? [data.claimId] : []))
      t.equal((await findQuotes(log.db, { dossier, claimIds })).size, claims.length)
    },
  )
}

t.test(
  'a service killed while it reads a document again leaves its claims as they were, and the next start goes on',
  async (t) => {
    const { log, config, dossier } = await freshDossier(t)
    const text = Array.from({ length: 60 }, (_, nth) => dispatch(nth)).join('\n\n')
    const { documentId } = await submit(log, { dossier, text, publishedOn: null })
    const first = await start(config, { logger: silent, pool })
    await outcomes(log, dossier, 1)
    await first.stop()
    const events: DomainEvent[] = [
      { type: 'DocumentCorrected', data: { documentId, publishedOn: '2026-03-04', reason: null } },
      { type: 'ExtractionRequested', data: { documentId, extractor: 'rules', version: null, reason: 'reextract' } },
    ]
    const appended = await append(log, { dossier, commandId: randomUUID(), events })
    const corrections = async () => {
      const since = (await eventsOf(log, dossier)).filter(({ seq }) => seq > (appended.events[1]?.seq ?? 0))
      return since.filter(({ type }) => type === 'ClaimCorrected')
    }

    const child = await run({ config })
    t.teardown(() => child.kill('SIGKILL'))
    const started = async () => {
      const request = await log.db.selectFrom('extraction_request').select('starts').executeTakeFirst()
      return (request?.starts ?? 0) > 0 || undefined
    }
    await waitFor(started, { what: 'the second extraction to start' })
    child.kill('SIGKILL')
    await once(child, 'exit')
    t.same(await corrections(), [])

    const second = await start(config, { logger: silent, pool })
    t.teardown(second.stop)
    await outcomes(log, dossier, 2)
    const corrected = (await corrections()).map(({ streamId }) => streamId)
    t.ok(corrected.length >= 60, 'each “on Tuesday” has its day')
    t.equal(new Set(corrected).size, corrected.length)
  },
)

t.test('a service killed while it classifies claims anew goes on where it was, and says nothing twice', async (t) => {
  const { log, config, dossier } = await freshDossier(t)
  const documents = 64
  for (let nth = 0; nth < documents; nth++) await submit(log, { dossier, text: dispatch(nth) })
  const first = await start(config, { logger: silent, pool })
  await outcomes(log, dossier, documents)
  await first.stop()
  const claims = classifications(await eventsOf(log, dossier))
  await configure(log, DossierConfiguration.parse({ id: dossier, title: 'Harbour dispute' }), 2)

  const child = await run({ config })
  t.teardown(() => child.kill('SIGKILL'))
  const progress = async () => {
    const row = await log.db.selectFrom('reclassification').select('changed').executeTakeFirst()
    return (row?.changed ?? 0) > 0 || undefined
  }
  await waitFor(progress, { what: 'some documents to be done', timeoutMs: 60_000 })
  child.kill('SIGKILL')
  await once(child, 'exit')
  t.notOk((await eventsOf(log, dossier)).some(({ type }) => type === 'DossierReclassified'))

  const second = await start(config, { logger: silent, pool })
  t.teardown(second.stop)
  const { examined, changed } = await reclassified(log, dossier, 2)
  t.equal(examined, claims.size)
  const anew = (await eventsOf(log, dossier)).flatMap(({ type, data }) =>
    type === 'ClaimClassified' && data.configVersion === 2 ? data.claimId : [],
  )
  t.equal(anew.length, changed)
  t.equal(new Set(anew).size, changed)
})

t.test('a document that kills its worker as often as is allowed is given up, its neighbour is not', async (t) => {
  const { log, config, dossier } = await freshDossier(t)
  const settings = { config: { ...config, jobLockMs: 500, maxStarts: 2 }, thread: pathOf('threads/deadly.ts') }
  const deadly = await submit(log, { dossier, text: dispatch(13) })
  const harmless = await submit(log, { dossier, text: dispatch(1) })

  let deaths = 0
  for (let child = await run(settings); deaths <= 5; child = await run(settings)) {
    t.teardown(() => child.kill('SIGKILL'))
    const dead = once(child, 'exit').then(() => 'dead' as const)
    const done = outcomes(log, dossier, 2).then(() => 'done' as const)
    if (child.exitCode === null && child.signalCode === null && (await Promise.race([dead, done])) === 'done') break
    deaths++
  }
  t.equal(deaths, 2)
  const ended = await outcomes(log, dossier, 2)
  const byRequest = new Map(ended.map((event) => ['requestId' in event.data ? event.data.requestId : '', event]))
  t.match(byRequest.get(deadly.requestId), { type: 'DocumentFailed', data: { stage: 'crashed' } })
  t.match(byRequest.get(harmless.requestId), { type: 'DocumentProcessed' })
  t.equal(ended.length, 2)
})
