import { randomUUID } from 'node:crypto'
import { freshLog } from '@onrecord/testing'
import fc from 'fast-check'
import { sql } from 'kysely'
import t from 'tap'
import { append, seqAt } from '../src/index.ts'
import { closed, opened } from './events.ts'

t.test('an instant becomes the last number recorded by then', async (t) => {
  const { log } = await freshLog(t)
  const add = async (events: Parameters<typeof append>[1]['events']): Promise<string> => {
    const appended = await append(log, { dossier: 'a', commandId: randomUUID(), events })
    return appended.events[0]?.recordedAt ?? ''
  }
  const first = await add([opened(), closed('x')])
  const second = await add([closed('y')])
  await append(log, { dossier: 'b', commandId: randomUUID(), events: [opened()] })
  const at = (time: string, offsetMs = 0) =>
    seqAt(log, { dossier: 'a', instant: new Date(Date.parse(time) + offsetMs) })
  t.equal(await at(first, -1), 0, 'before the first event')
  t.ok((await at(first)) >= 2, 'events of one append were recorded together')
  t.equal(await at(second), 3)
  t.equal(await at('9999-12-31T23:59:59Z'), 3)
  t.equal(await at('0001-01-01T00:00:00Z'), 0)
  t.equal(await seqAt(log, { dossier: 'none', instant: new Date() }), 0)
})

t.test('at every instant it is what counting gives, also where many events share one', async (t) => {
  const { log, owner } = await freshLog(t)
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(3), { minLength: 1, maxLength: 40 }), async (steps) => {
      const dossier = `log-${run++}`
      let now = 10
      const times = steps.map((step) => (now += step))
      await sql`insert into log (dossier_id, seq, recorded_at) values (${dossier}, ${times.length}, ${new Date(now)})`.execute(
        owner.db,
      )
      await sql`insert into event (dossier_id, seq, event_id, stream_id, stream_version, type, schema_version, data, metadata, recorded_at)
        select ${dossier}, nth, gen_random_uuid(), 'issue-x', nth, 'IssueClosed', 1, '{}', '{}', to_timestamp(ms / 1000.0)
        from unnest(${times}::integer[]) with ordinality as given (ms, nth)`.execute(owner.db)
      for (let ms = 9; ms <= now + 1; ms += 1) {
        const counted = times.filter((time) => time <= ms).length
        t.equal(await seqAt(log, { dossier, instant: new Date(ms) }), counted)
      }
    }),
    { numRuns: 8, seed: 17 },
  )
})

t.test('it looks events up by their number', async (t) => {
  const { owner } = await freshLog(t)
  await sql`insert into log (dossier_id, seq, recorded_at) values ('a', 20000, now())`.execute(owner.db)
  await sql`insert into event (dossier_id, seq, event_id, stream_id, stream_version, type, schema_version, data, metadata, recorded_at)
    select 'a', nth, gen_random_uuid(), 'issue-x', nth, 'IssueClosed', 1, '{}', '{}', to_timestamp(nth)
    from generate_series(1, 20000) as nth`.execute(owner.db)
  await sql`analyze event`.execute(owner.db)
  const read = async () => {
    await sql`select pg_stat_force_next_flush()`.execute(owner.db)
    const { rows } = await sql<{ scans: number; rows: number }>`select seq_scan as scans, seq_tup_read as rows
      from pg_stat_user_tables where relname = 'event'`.execute(owner.db)
    return rows[0]
  }
  const before = await read()
  t.equal(await seqAt({ db: owner.db }, { dossier: 'a', instant: new Date(12_345_678) }), 12_345)
  t.same(await read(), before, 'no scan of the table')
})
