import { inTransaction, readEvents } from '@onrecord/event-log'
import { freshLog } from '@onrecord/testing'
import fc from 'fast-check'
import t from 'tap'
import {
  findClaims,
  findDifferences,
  liveDigests,
  project,
  rebuildView,
  replay,
  replayDigests,
  views,
} from '../src/index.ts'
import { appendAll, projectAll } from './logs.ts'
import { anyEvents } from './random-events.ts'
import { claimOf, classified, opening, received, recorded } from './samples.ts'

/** Where a log is cut into batches. */
const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 9 })

t.test(
  'the live views and rebuilt ones equal a replay, now and at any seq, whatever the events and batches',
  async (t) => {
    const { log } = await freshLog(t)
    let run = 0
    await fc.assert(
      fc.asyncProperty(anyEvents, cuts, async (events, batch) => {
        const dossier = `port-${run++}`
        await appendAll(log, dossier, events)
        await projectAll(log, { dossier, batch })
        const recorded = await readEvents(log, { dossier, after: 0, limit: 1000 })
        for (let seq = recorded.length; seq > 0; seq -= 7) {
          const replayed = await replay(recorded.slice(0, seq))
          t.same(await findDifferences(log.db, { dossier, asOfSeq: seq, replayed }), [], `run ${run}, as of ${seq}`)
        }
        const replayed = await replayDigests(recorded)
        t.same(await liveDigests(log.db, { dossier }), replayed, `run ${run}, live`)
        for (const view of views) t.ok(await rebuildView(log, { dossier, view }))
        t.same(await liveDigests(log.db, { dossier }), replayed, `run ${run}, rebuilt`)
        for (let seq = recorded.length; seq > 0; seq -= 13) {
          const known = await replay(recorded.slice(0, seq))
          t.same(await findDifferences(log.db, { dossier, asOfSeq: seq, replayed: known }), [], `rebuilt, as of ${seq}`)
        }
      }),
      { seed: 20261122, numRuns: 12 },
    )
  },
)

t.test('a row touched twice in one batch keeps both versions', async (t) => {
  const { log } = await freshLog(t)
  const dossier = 'port'
  await appendAll(log, dossier, [...opening, received('a'), recorded('a', 0), classified('a', 0)])
  await projectAll(log, { dossier })
  const claimIds = [claimOf('a', 0)]
  const [claimId = ''] = claimIds
  t.notOk((await findClaims(log.db, { dossier, asOfSeq: 3, claimIds })).has(claimId))
  t.equal((await findClaims(log.db, { dossier, asOfSeq: 4, claimIds })).get(claimId)?.facts.classified, null)
  t.equal((await findClaims(log.db, { dossier, claimIds })).get(claimId)?.facts.classified?.party, 'union')
})

t.test('events that a view has seen are skipped, and those it has missed are read from the log', async (t) => {
  const { log } = await freshLog(t)
  const dossier = 'port'
  await appendAll(log, dossier, [...opening, received('a'), recorded('a', 0), classified('a', 0)])
  const events = await readEvents(log, { dossier, after: 0, limit: 100 })
  const hand = (from: number, to: number) =>
    inTransaction(log, (tx) => project(tx, { dossier, events: events.slice(from, to) }))
  await hand(0, 2)
  await hand(0, 2)
  await hand(4, 5)
  t.same(await liveDigests(log.db, { dossier }), await replayDigests(events))
})

t.test('a digest differs as soon as one row does', async (t) => {
  const { log } = await freshLog(t)
  const dossier = 'port'
  await appendAll(log, dossier, [...opening, received('a'), recorded('a', 0), classified('a', 0)])
  await projectAll(log, { dossier })
  const events = await readEvents(log, { dossier, after: 0, limit: 100 })
  await log.db
    .updateTable('view_claims')
    .set({ row: JSON.stringify({ source: 'Another', publishedOn: null, withdrawn: false }) })
    .where('key', 'like', 'document/%')
    .execute()
  const replayed = await replayDigests(events)
  const live = await liveDigests(log.db, { dossier })
  t.not(live.claims, replayed.claims)
  t.equal(live.documents, replayed.documents)
  t.match(await findDifferences(log.db, { dossier, replayed: await replay(events) }), [
    { view: 'claims', live: { source: 'Another' }, replayed: { source: 'The Harbour Post' } },
  ])
})
