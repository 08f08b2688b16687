import { randomUUID } from 'node:crypto'
import { findQuotes } from '@onrecord/documents'
import { decideDocument, decidedDocument, documentStream } from '@onrecord/domain'
import { append, headOf, readStream } from '@onrecord/event-log'
import { findClaims, findViewState, listDeadlines, listPositions, startProjector } from '@onrecord/projections'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { start } from '../../src/index.ts'
import type { ExtractionPool } from '../../src/worker/extraction-pool.ts'
import type { ExtractionResult } from '../../src/worker/extraction-task.ts'
import { recordFailure } from '../../src/worker/record-outcome.ts'
import { eventsOf, freshDossier, outcomes, sharedPool, silent, submit } from '../fixture.ts'
import { configure } from '../reclassification/fixture.ts'
import { decide } from '../record-claim.ts'
import { idOf, readOnce, rounds, since, TEXT } from './reextraction.ts'

const pool = sharedPool(t)

type Findings = Extract<ExtractionResult, { ok: true }>['findings']

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

t.test('a document read again by the same extractor is answered, and nothing else is appended', async (t) => {
  const { readAgain, claims } = await readOnce(t, { pool, publishedOn: '2026-03-04' })
  t.ok(claims.length >= 3)
  const events = await readAgain()
  t.match(events, [{ type: 'DocumentProcessed', data: { claims: 0, notes: [] } }])
  t.equal(events.length, 1)
})

t.test('dating a document moves its due dates and gives its positions their day and framework', async (t) => {
  const { log, config, dossier } = await freshDossier(t)
  await configure(log, rounds, 2)
  // Subscribers are told of no position that rests on an unsure reading.
  const sure = reading((findings) =>
    findings.map((finding) => ({ ...finding, claim: { ...finding.claim, confidence: 0.9 } })),
  )
  const [ingest, projector] = [await start(config, { logger: silent, pool: sure }), startProjector(log)]
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
  t.same(await waitFor(told, { what: 'the change to be told', timeoutMs: 20_000 }), [
    ['port', 'opposes'],
    ['union', 'supports'],
  ])

  await date('2026-03-11')
  await outcomes(log, dossier, 3)
  t.same((await views()).due, ['../2026-03-13', '2026-03-13'], 'and a week later')
})

t.test('another reading corrects, records and retracts, with the words as they are then', async (t) => {
  const { log, dossier, claims, readAgain } = await readOnce(t, { pool, publishedOn: '2026-03-04' })
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
  const { log, dossier, documentId, before, ask, run } = await readOnce(t, { pool })
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
  const { log, dossier, documentId, readAgain } = await readOnce(t, { pool })
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
