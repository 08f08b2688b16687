import { inTransaction } from '@onrecord/event-log'
import { waitFor } from '@onrecord/testing'
import { sql } from 'kysely'
import t from 'tap'
import type { DomainLog } from '../../src/log.ts'
import type { ExtractionPool } from '../../src/worker/extraction-pool.ts'
import { sharedPool } from '../fixture.ts'
import { decide } from '../record-claim.ts'
import { idOf, readOnce, since } from './reextraction.ts'

const pool = sharedPool(t)

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
  const { log, dossier, documentId, ask, run, before } = await readOnce(t, { pool })
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
  const { log, dossier, documentId, before, ask, run } = await readOnce(t, { pool })
  const data = { documentId, publishedOn: '2026-03-04', reason: null }
  await decide(log, dossier, { type: 'DocumentCorrected', data })
  const requestId = await ask()
  await Promise.all([1, 2, 3].map(() => run(requestId, pool)))
  const events = await since(log, dossier, before)
  t.equal(events.filter(({ type }) => type === 'DocumentProcessed').length, 1)
  t.equal(events.filter(({ type }) => type === 'ClaimCorrected').length, 1)
  t.equal(events.filter(({ type }) => type === 'ClaimRetracted').length, 1)
})
