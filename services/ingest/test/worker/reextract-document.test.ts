import { randomUUID } from 'node:crypto'
import { findQuotes } from '@onrecord/documents'
import {
  type DomainEvent,
  DossierConfiguration,
  decideDocument,
  decidedDocument,
  documentStream,
  type EventData,
  type RecordedEvent,
} from '@onrecord/domain'
import { append, headOf, inTransaction, readStream } from '@onrecord/event-log'
import { findClaims, findViewState, listDeadlines, listPositions, startProjector } from '@onrecord/projections'
import { waitFor } from '@onrecord/testing'
import { sql } from 'kysely'
import t, { type Test } from 'tap'
import { start } from '../../src/index.ts'
import type { DomainLog } from '../../src/log.ts'
import { saveRequests } from '../../src/requests/store.ts'
import { openCompany } from '../../src/worker/company.ts'
import { extractDocument } from '../../src/worker/extract-document.ts'
import type { ExtractionPool } from '../../src/worker/extraction-pool.ts'
import type { ExtractionResult } from '../../src/worker/extraction-task.ts'
import { recordFailure } from '../../src/worker/record-outcome.ts'
import { claimsAmong, configuration, eventsOf, freshDossier, outcomes, sharedPool, silent, submit } from '../fixture.ts'
import { configure } from '../reclassification/fixture.ts'
import { decide } from '../record-claim.ts'

const pool = sharedPool(t)
const { signal } = new AbortController()

/** Dates that nobody can tell without the day of publication. */
const TEXT = [
  'Mara Lind demanded on Tuesday that pay rise by six per cent by Friday.',
  'The Port of Vell said talks would resume on Friday.',
  'The Port of Vell rejected a rise of pay.',
].join('\n\n')

const rounds = DossierConfiguration.parse({
  ...configuration,
  frameworks: [
    { id: 'winter-round', title: 'Winter round', inForce: '2025-11-01/2026-02-28' },
    { id: 'spring-round', title: 'Spring round', inForce: '2026-03-01/..' },
  ],
})

type Findings = Extract<ExtractionResult, { ok: true }>['findings']

/** A document that was read once, and `readAgain`, which reads it once more, by another extractor where one is given. */
async function readOnce(t: Test, { publishedOn = null }: { publishedOn?: string | null } = {}) {
  const { log, dossier } = await freshDossier(t)
  await configure(log, rounds, 2)
  const { documentId, requestId } = await submit(log, { dossier, text: TEXT, publishedOn })
  const run = async (requestId: string, pool: ExtractionPool) => {
    const request = { dossier, documentId, requestId }
    await saveRequests(log.db, [{ ...request, requestedAt: new Date().toISOString() }])
    const deps = { log, pool, logger: silent, configurations: new Map(), company: openCompany(), maxStarts: 3 }
    await extractDocument(deps, { request, signal })
  }
  await run(requestId, pool)
  const before = (await headOf(log, dossier))?.seq ?? 0
  const claims = claimsAmong(await eventsOf(log, dossier))
  const ask = (reason: EventData<'ExtractionRequested'>['reason'] = 'reextract') =>
    askAgain(log, dossier, { documentId, reason })
  const readAgain = async (reader: ExtractionPool = pool): Promise<RecordedEvent[]> => {
    await run(await ask(), reader)
    return since(log, dossier, before)
  }
  return { log, dossier, documentId, claims, before, ask, run, readAgain }
}

async function since(log: DomainLog, dossier: string, seq: number): Promise<RecordedEvent[]> {
  return (await eventsOf(log, dossier)).filter((event) => event.seq > seq && event.type !== 'ExtractionRequested')
}

async function askAgain(
  log: DomainLog,
  dossier: string,
  asked: Pick<EventData<'ExtractionRequested'>, 'documentId' | 'reason'>,
): Promise<string> {
  const data = { ...asked, extractor: 'rules', version: null }
  const events: DomainEvent[] = [{ type: 'ExtractionRequested', data }]
  const appended = await append(log, { dossier, commandId: randomUUID(), events })
  return appended.events[0]?.eventId ?? ''
}

/** The extractor with another opinion. */
function reading(change: (findings: Findings) => Findings): ExtractionPool {
  return {
    ...pool,
    extract: async (task, options) => {
      const result = await pool.extract(task, options)
      return { ...result, extractor: { name: 'rules', version: '9.0.0' }, findings: change(result.findings) }
    },
  }
}

/** The id of a claim by the words that it begins with. */
async function idOf(log: DomainLog, dossier: string, words: string): Promise<string> {
  const events = claimsAmong(await eventsOf(log, dossier))
  const claimIds = events.flatMap(({ data }) => ('claimId' in data ? [data.claimId] : []))
  const quotes = await findQuotes(log.db, { dossier, claimIds })
  const [claimId] = [...quotes].find(([, { segments }]) => segments[0]?.startsWith(words)) ?? []
  if (claimId === undefined) throw new Error(`no claim begins with ${words}`)
  return claimId
}

t.test('a document read again by the same extractor is answered, and nothing else is appended', async (t) => {
  const { readAgain, claims } = await readOnce(t, { publishedOn: '2026-03-04' })
  t.ok(claims.length >= 3)
  const events = await readAgain()
  t.match(events, [{ type: 'DocumentProcessed', data: { claims: 0, notes: [] } }])
  t.equal(events.length, 1)
})

t.test('dating a document moves its due dates and gives its positions their day and framework', async (t) => {
  const { log, config, dossier } = await freshDossier(t)
  await configure(log, rounds, 2)
  const [ingest, projector] = [await start(config, { logger: silent, pool }), startProjector(log)]
  t.teardown(() => Promise.all([ingest.stop(), projector.stop()]))
  const { documentId } = await submit(log, { dossier, text: TEXT, publishedOn: null })
  await outcomes(log, dossier, 1)
  const views = async () => {
    const seq = (await headOf(log, dossier))?.seq ?? 0
    const there = async () => ((await findViewState(log.db, { dossier }))?.seq ?? 0) >= seq || undefined
    await waitFor(there, { what: 'the views' })
    const asked = { dossier, today: '2026-03-05', limit: 10 }
    const { deadlines } = await listDeadlines(log.db, { ...asked, types: ['obligation', 'event', 'expectation'] })
    const held = await listPositions(log.db, { ...asked, framework: 'spring-round', places: ['position'] })
    return {
      due: deadlines.map(({ due }) => due.edtf).toSorted(),
      positions: held?.positions.filter(({ claims }) => claims.length > 0).map(({ party, stance }) => [party, stance]),
    }
  }
  t.same(await views(), { due: [], positions: [] }, 'nobody knows which Friday, nor which round')
  const demand = await idOf(log, dossier, 'pay rise')

  const date = async (publishedOn: string) => {
    const document = decidedDocument(await readStream(log, { dossier, streamId: documentStream({ documentId }) }))
    if (document === undefined) throw new Error('the document is not there')
    const events = decideDocument(document, { decision: 'correct', publishedOn, reason: null })
    await append(log, { dossier, commandId: randomUUID(), events, metadata: { keyId: randomUUID() } })
  }
  await date('2026-03-04')
  const [, dated] = await outcomes(log, dossier, 2)
  t.match(dated, { type: 'DocumentProcessed', data: { claims: 1, notes: ['corrected: 2', 'retracted: 1'] } })
  t.same(await views(), {
    due: ['../2026-03-06', '2026-03-06'],
    positions: [
      ['port', 'opposes'],
      ['union', 'supports'],
    ],
  })
  const said = await findClaims(log.db, { dossier, claimIds: [demand] })
  t.match(said.get(demand)?.facts, { review: 'unreviewed', found: { saidOn: '2026-03-03' } })
  const told = async () => {
    const events = await eventsOf(log, dossier)
    const moved = events.flatMap(({ type, data }) => (type === 'PositionChanged' ? [data] : []))
    const inSpring = moved.filter(({ framework }) => framework === 'spring-round')
    return inSpring.length > 0 ? inSpring.map(({ party, to }) => [party, to]) : undefined
  }
  t.same(await waitFor(told, { what: 'the change to be told', timeoutMs: 20_000 }), [['union', 'supports']])

  await date('2026-03-11')
  await outcomes(log, dossier, 3)
  t.same((await views()).due, ['../2026-03-13', '2026-03-13'], 'and a week later')
})

t.test('another reading corrects, records and retracts, with the words as they are then', async (t) => {
  const { log, dossier, claims, readAgain } = await readOnce(t, { publishedOn: '2026-03-04' })
  const moved = await idOf(log, dossier, 'pay rise')
  const missed = await idOf(log, dossier, 'talks would')
  const better = reading((findings) =>
    findings
      .filter(({ claim }) => claim.id !== missed)
      .map((finding) => {
        if (finding.claim.id !== moved) return finding
        const segments = finding.claim.segments.map(({ start, end }) => ({ start, end: end - 3, exact: '' }))
        return { ...finding, claim: { ...finding.claim, id: randomUUID(), segments } }
      }),
  )
  const events = await readAgain(better)
  t.match(events, [
    {
      type: 'ClaimCorrected',
      data: { claimId: moved, reason: 'Read again by rules 9.0.0.' },
      metadata: { keyId: null },
    },
    { type: 'ClaimRetracted', data: { claimId: missed }, metadata: { keyId: null } },
    { type: 'DocumentProcessed', data: { claims: 0, notes: ['corrected: 1', 'retracted: 1'] } },
  ])
  t.equal(events.length, 3)
  const quotes = await findQuotes(log.db, { dossier, claimIds: [moved] })
  t.same(quotes.get(moved)?.segments, ['pay rise by six per cent by Fri'])
  t.equal((await readAgain(better)).length, 4, 'once more: answered, and nothing else')

  const projector = startProjector(log)
  t.teardown(() => projector.stop())
  const back = (await readAgain()).slice(4)
  t.match(back, [
    { type: claims.find(({ data }) => 'claimId' in data && data.claimId === missed)?.type, data: { claimId: missed } },
    { type: 'ClaimClassified', data: { claimId: missed } },
    { type: 'ClaimCorrected', data: { claimId: moved } },
    { type: 'DocumentProcessed', data: { claims: 1 } },
  ])
  const seq = (await headOf(log, dossier))?.seq ?? 0
  const there = async () => ((await findViewState(log.db, { dossier }))?.seq ?? 0) >= seq || undefined
  await waitFor(there, { what: 'the views' })
  const shown = await findClaims(log.db, { dossier, claimIds: [missed, moved] })
  t.match([...shown.values()], [{ facts: { review: 'unreviewed' } }, { facts: { review: 'unreviewed' } }])
})

t.test('a retry after a failure says what changed, and nothing twice', async (t) => {
  const { log, dossier, documentId, before, ask, run } = await readOnce(t)
  const failed = await ask()
  const failure = { stage: 'extract' as const, code: 'timeout' }
  await recordFailure(log, { request: { dossier, documentId, requestId: failed }, failure })
  const data = { documentId, publishedOn: '2026-03-04', reason: null }
  await decide(log, dossier, { type: 'DocumentCorrected', data })
  const retried = await ask('retry')
  await run(retried, pool)
  await run(retried, pool)
  await run(await ask('retry'), pool)
  const events = await since(log, dossier, before)
  t.same(
    events.map(({ type }) => type),
    [
      'DocumentFailed',
      'DocumentCorrected',
      'DeadlineRecorded',
      'ClaimClassified',
      'ClaimCorrected',
      'ClaimClassified',
      'ClaimClassified',
      'ClaimRetracted',
      'DocumentProcessed',
      'DocumentProcessed',
    ],
  )
})

t.test('what a reviewer confirmed stays, and a note says that it is read otherwise', async (t) => {
  const { log, dossier, documentId, readAgain } = await readOnce(t)
  const [demand, statement] = [await idOf(log, dossier, 'pay rise'), await idOf(log, dossier, 'talks would')]
  for (const claimId of [demand, statement]) {
    await decide(log, dossier, { type: 'ClaimConfirmed', data: { claimId, reason: null } })
  }
  const data = { documentId, publishedOn: '2026-03-04', reason: null }
  await decide(log, dossier, { type: 'DocumentCorrected', data })
  const events = await readAgain()
  const about = new Set(
    events.flatMap(({ type, data }) => ('claimId' in data && type !== 'ClaimConfirmed' ? [data.claimId] : [])),
  )
  t.notOk(about.has(demand) || about.has(statement))
  t.match(events.at(-1), { data: { claims: 0, notes: ['corrected: 1', 'decided-and-read-otherwise: 2'] } })
})

/** Waits until somebody waits for a lock that another transaction of this database holds. */
async function blocked(log: DomainLog): Promise<void> {
  const waits = async () => {
    const { rows } = await sql`select from pg_locks as waiting
      where not waiting.granted
        and waiting.pid in (
          select pid from pg_locks join pg_database on pg_database.oid = database where datname = current_database()
        )`.execute(log.db)
    return rows.length > 0 || undefined
  }
  await waitFor(waits, { what: 'the worker to wait for the log' })
}

t.test('a claim that is confirmed while its document is read again stays as it was confirmed', async (t) => {
  const { log, dossier, documentId, ask, run, before } = await readOnce(t)
  const claimId = await idOf(log, dossier, 'pay rise')
  await decide(log, dossier, {
    type: 'DocumentCorrected',
    data: { documentId, publishedOn: '2026-03-04', reason: null },
  })
  const requestId = await ask()
  let readings = 0
  const counted: ExtractionPool = {
    ...pool,
    extract: async (task, options) => {
      readings++
      return pool.extract(task, options)
    },
  }
  const running = await inTransaction(log, async (tx) => {
    await decide(tx, dossier, { type: 'ClaimConfirmed', data: { claimId, reason: null } })
    const running = run(requestId, counted)
    await blocked(log)
    // Not awaited before the commit that it waits for.
    return { running }
  })
  await running.running
  t.equal(readings, 2, 'what it was about to append was refused')
  const events = await since(log, dossier, before)
  t.notOk(events.some(({ type, data }) => type === 'ClaimCorrected' && data.claimId === claimId))
  t.match(events.at(-1), { data: { notes: ['corrected: 1', 'retracted: 1', 'decided-and-read-otherwise: 1'] } })
})

t.test('three runs of one request at once say everything once', async (t) => {
  const { log, dossier, documentId, before, ask, run } = await readOnce(t)
  const data = { documentId, publishedOn: '2026-03-04', reason: null }
  await decide(log, dossier, { type: 'DocumentCorrected', data })
  const requestId = await ask()
  await Promise.all([1, 2, 3].map(() => run(requestId, pool)))
  const events = await since(log, dossier, before)
  t.equal(events.filter(({ type }) => type === 'DocumentProcessed').length, 1)
  t.equal(events.filter(({ type }) => type === 'ClaimCorrected').length, 1)
  t.equal(events.filter(({ type }) => type === 'ClaimRetracted').length, 1)
})
