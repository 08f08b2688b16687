import { randomUUID } from 'node:crypto'
import { freshLog } from '@onrecord/testing'
import { sql } from 'kysely'
import t from 'tap'
import {
  append,
  ConcurrencyError,
  InvalidEventError,
  inTransaction,
  readEvents,
  readStream,
  UnknownLogError,
} from '../src/index.ts'
import { closed, confirmed, opened } from './events.ts'

t.test('events are numbered from 1 without a gap, in their dossier and in their stream', async (t) => {
  const { log } = await freshLog(t)
  await append(log, { dossier: 'a', commandId: randomUUID(), events: [opened()] })
  const { events } = await append(log, {
    dossier: 'a',
    commandId: randomUUID(),
    events: [closed('x'), closed('y'), closed('x')],
  })
  t.strictSame(
    events.map(({ seq, streamId, streamVersion }) => [seq, streamId, streamVersion]),
    [
      [2, 'issue-x', 1],
      [3, 'issue-y', 1],
      [4, 'issue-x', 2],
    ],
  )
  t.strictSame(
    await readEvents(log, { dossier: 'a', after: 1, limit: 10 }),
    events,
    'what is read is what was returned',
  )
  t.strictSame(await readStream(log, { dossier: 'a', streamId: 'issue-x' }), [events[0], events[2]])
})

t.test('two dossiers number their events apart', async (t) => {
  const { log } = await freshLog(t)
  for (const dossier of ['a', 'b']) {
    const { firstSeq } = await append(log, { dossier, commandId: randomUUID(), events: [opened()] })
    t.equal(firstSeq, 1)
  }
})

t.test('a command carried out before returns its first result, whatever it asks now', async (t) => {
  const { log } = await freshLog(t)
  const commandId = randomUUID()
  const first = await append(log, { dossier: 'a', commandId, events: [opened(), closed('x')] })
  const again = await append(log, { dossier: 'a', commandId, events: [closed('y')] })
  t.equal(again.repeated, true)
  t.strictSame(again.events, first.events)
  t.equal((await readEvents(log, { dossier: 'a', after: 0, limit: 10 })).length, 2)
})

t.test('appending to a dossier that was never opened is refused', async (t) => {
  const { log } = await freshLog(t)
  await t.rejects(append(log, { dossier: 'a', commandId: randomUUID(), events: [closed('x')] }), UnknownLogError)
})

t.test('appending with a stale version is refused, and nothing of the command is appended', async (t) => {
  const { log } = await freshLog(t)
  await append(log, { dossier: 'a', commandId: randomUUID(), events: [opened(), closed('x')] })
  const stale = [
    [{ ...closed('x'), expected: 'no-stream' as const }],
    [{ ...closed('x'), expected: 0 }],
    [{ ...closed('x'), expected: 2 }],
    [{ ...closed('y'), expected: 1 }],
    [closed('z'), { ...closed('x'), expected: 'no-stream' as const }],
    [
      { ...closed('z'), expected: 'no-stream' as const },
      { ...closed('z'), expected: 'no-stream' as const },
    ],
  ]
  for (const events of stale) {
    await t.rejects(append(log, { dossier: 'a', commandId: randomUUID(), events }), ConcurrencyError)
  }
  t.equal((await readEvents(log, { dossier: 'a', after: 0, limit: 10 })).length, 2)
  const { lastSeq } = await append(log, {
    dossier: 'a',
    commandId: randomUUID(),
    events: [
      { ...closed('x'), expected: 1 },
      { ...closed('x'), expected: 2 },
      { ...closed('z'), expected: 'no-stream' },
    ],
  })
  t.equal(lastSeq, 5, 'the right versions pass')
})

t.test('data that does not fit its schema is refused with the member that is wrong', async (t) => {
  const { log } = await freshLog(t)
  const bad = { type: 'DossierOpened' as const, data: { title: 'A', extra: 1 } }
  await t.rejects(append(log, { dossier: 'a', commandId: randomUUID(), events: [bad] }), InvalidEventError)
})

t.test('eight writers to one dossier and eight to their own leave contiguous logs', async (t) => {
  const { log } = await freshLog(t)
  const shared = 'shared'
  await append(log, { dossier: shared, commandId: randomUUID(), events: [opened()] })
  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      const own = `own-${writer}`
      await append(log, { dossier: own, commandId: randomUUID(), events: [opened()] })
      for (let turn = 0; turn < 25; turn++) {
        await append(log, { dossier: shared, commandId: randomUUID(), events: [closed('x'), closed(`w${writer}`)] })
        await append(log, { dossier: own, commandId: randomUUID(), events: [closed('x')] })
      }
    }),
  )
  const events = await readEvents(log, { dossier: shared, after: 0, limit: 1000 })
  t.strictSame(
    events.map(({ seq }) => seq),
    Array.from({ length: 401 }, (_, index) => index + 1),
  )
  t.strictSame(
    events.filter(({ streamId }) => streamId === 'issue-x').map(({ streamVersion }) => streamVersion),
    Array.from({ length: 200 }, (_, index) => index + 1),
  )
  t.ok(
    events.every((event, index) => event.recordedAt >= (events[index - 1]?.recordedAt ?? '')),
    'time never goes back',
  )
})

t.test('of many writers that expect the same version exactly one wins', async (t) => {
  const { log } = await freshLog(t)
  await append(log, { dossier: 'a', commandId: randomUUID(), events: [opened()] })
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      append(log, { dossier: 'a', commandId: randomUUID(), events: [{ ...closed('x'), expected: 'no-stream' }] }),
    ),
  )
  t.equal(results.filter(({ status }) => status === 'fulfilled').length, 1)
  for (const result of results) if (result.status === 'rejected') t.type(result.reason, ConcurrencyError)
})

t.test('a transaction that rolls back leaves no event and no gap', async (t) => {
  const { log } = await freshLog(t)
  await append(log, { dossier: 'a', commandId: randomUUID(), events: [opened()] })
  const failing = inTransaction(log, async (tx) => {
    await append(tx, { dossier: 'a', commandId: randomUUID(), events: [closed('x')] })
    throw new Error('after the append')
  })
  await t.rejects(failing, { message: 'after the append' })
  const { firstSeq } = await append(log, { dossier: 'a', commandId: randomUUID(), events: [closed('y')] })
  t.equal(firstSeq, 2)
})

t.test('no one can change or delete what is recorded, not even the owner', async (t) => {
  const { log, owner } = await freshLog(t)
  await append(log, { dossier: 'a', commandId: randomUUID(), events: [opened(), confirmed()] })
  for (const db of [log.db, owner.db]) {
    await t.rejects(sql`update event set seq = seq`.execute(db))
    await t.rejects(sql`delete from event`.execute(db))
    await t.rejects(sql`truncate event`.execute(db))
    await t.rejects(sql`truncate command`.execute(db))
  }
  await t.rejects(sql`drop table event`.execute(log.db), 'the service role changes no tables')
  t.equal((await readEvents(log, { dossier: 'a', after: 0, limit: 10 })).length, 2)
})
