import { randomUUID } from 'node:crypto'
import { freshLog, waitFor } from '@onrecord/testing'
import t from 'tap'
import { append, checkpointOf, closeEventLog, openEventLog, subscribe, waitForCheckpoint } from '../src/index.ts'
import { closed, opened } from './events.ts'

t.test('a subscription hands over every event of every dossier once, in log order', async (t) => {
  const { log } = await freshLog(t)
  for (const dossier of ['a', 'b']) {
    await append(log, { dossier, commandId: randomUUID(), events: [opened(), closed('x'), closed('y')] })
  }
  const seen: Record<string, number[]> = {}
  const subscription = subscribe(log, {
    consumer: 'reader',
    batchSize: 2,
    handle: async ({ dossier, events }) => {
      seen[dossier] = [...(seen[dossier] ?? []), ...events.map(({ seq }) => seq)]
    },
  })
  t.teardown(() => subscription.stop())
  await append(log, { dossier: 'a', commandId: randomUUID(), events: [closed('x')] })
  t.equal(await waitForCheckpoint(log, { consumer: 'reader', dossier: 'a', seq: 4, timeoutMs: 5000 }), true)
  t.equal(await waitForCheckpoint(log, { consumer: 'reader', dossier: 'b', seq: 3, timeoutMs: 5000 }), true)
  t.strictSame(seen, { a: [1, 2, 3, 4], b: [1, 2, 3] })
})

t.test('what fails is handed over again, and other dossiers go on meanwhile', async (t) => {
  const { log } = await freshLog(t)
  for (const dossier of ['bad', 'good']) await append(log, { dossier, commandId: randomUUID(), events: [opened()] })
  let failures = 0
  const subscription = subscribe(log, {
    consumer: 'reader',
    pollMs: 20,
    handle: async ({ dossier }) => {
      if (dossier === 'bad' && failures < 2) throw new Error('not yet')
    },
    onError: () => {
      failures += 1
    },
  })
  t.teardown(() => subscription.stop())
  t.equal(await waitForCheckpoint(log, { consumer: 'reader', dossier: 'good', seq: 1, timeoutMs: 5000 }), true)
  t.equal(await waitForCheckpoint(log, { consumer: 'reader', dossier: 'bad', seq: 1, timeoutMs: 5000 }), true)
  t.equal(failures, 2)
})

t.test('what a handler does not come to is handed over again, and what it did is kept', async (t) => {
  const { log } = await freshLog(t)
  await append(log, { dossier: 'a', commandId: randomUUID(), events: [opened(), closed('x'), closed('y')] })
  const turns: number[][] = []
  const committed: number[][] = []
  const subscription = subscribe(log, {
    consumer: 'reader',
    handle: async ({ tx, dossier, events }) => {
      const seqs = events.map(({ seq }) => seq)
      turns.push(seqs)
      if (turns.length === 1) await append(tx, { dossier, commandId: randomUUID(), events: [closed('z')] })
      // Nothing, then all but the last, then to the end.
      return [0, 3][turns.length - 1]
    },
    committed: async ({ events }) => void committed.push(events.map(({ seq }) => seq)),
  })
  t.teardown(() => subscription.stop())
  t.equal(await waitForCheckpoint(log, { consumer: 'reader', dossier: 'a', seq: 4, timeoutMs: 5000 }), true)
  await subscription.stop()
  t.strictSame(turns, [[1, 2, 3], [1, 2, 3, 4], [4]])
  t.strictSame(committed, [[1, 2, 3], [4]])
})

t.test('what the handler wrote goes with a failure, and the checkpoint stays', async (t) => {
  const { log } = await freshLog(t)
  await append(log, { dossier: 'a', commandId: randomUUID(), events: [opened()] })
  let turns = 0
  const subscription = subscribe(log, {
    consumer: 'reader',
    pollMs: 20,
    handle: async ({ tx, dossier, events }) => {
      turns += 1
      if (events[0]?.seq !== 1) return
      await append(tx, { dossier, commandId: randomUUID(), events: [closed('x')] })
      if (turns === 1) throw new Error('after its own append')
    },
  })
  t.teardown(() => subscription.stop())
  t.equal(await waitForCheckpoint(log, { consumer: 'reader', dossier: 'a', seq: 2, timeoutMs: 5000 }), true)
  const { lastSeq } = await append(log, { dossier: 'a', commandId: randomUUID(), events: [closed('y')] })
  t.equal(lastSeq, 3, 'one append of the handler counts')
})

t.test('replicas of a consumer share the work and hand over nothing twice', async (t) => {
  const { database, log } = await freshLog(t)
  const replica = openEventLog({ database, registry: log.registry })
  t.teardown(() => closeEventLog(replica))
  await append(log, { dossier: 'a', commandId: randomUUID(), events: [opened()] })
  const seen: number[] = []
  for (const each of [log, replica]) {
    const subscription = subscribe(each, {
      consumer: 'reader',
      batchSize: 3,
      pollMs: 20,
      handle: async ({ events }) => void seen.push(...events.map(({ seq }) => seq)),
    })
    t.teardown(() => subscription.stop())
  }
  for (let turn = 0; turn < 50; turn++) {
    await append(turn % 2 ? log : replica, { dossier: 'a', commandId: randomUUID(), events: [closed('x')] })
  }
  t.equal(await waitForCheckpoint(log, { consumer: 'reader', dossier: 'a', seq: 51, timeoutMs: 10_000 }), true)
  t.strictSame(
    seen,
    Array.from({ length: 51 }, (_, index) => index + 1),
  )
})

t.test('another process is woken by the announcement long before it would poll', async (t) => {
  const { database, log } = await freshLog(t)
  const other = openEventLog({ database, registry: log.registry })
  t.teardown(() => closeEventLog(other))
  await append(log, { dossier: 'a', commandId: randomUUID(), events: [opened()] })
  let handled = 0
  const subscription = subscribe(other, {
    consumer: 'reader',
    pollMs: 3_600_000,
    handle: async ({ events }) => void (handled += events.length),
  })
  t.teardown(() => subscription.stop())
  await waitFor(async () => handled >= 1 || undefined, { what: 'the first look' })
  await waitFor(
    async () => {
      await append(log, { dossier: 'a', commandId: randomUUID(), events: [closed('x')] })
      return handled >= 2 || undefined
    },
    { what: 'an announced event' },
  )
})

t.test('a lost listening connection is taken up again', async (t) => {
  const { database, log, owner } = await freshLog(t)
  const other = openEventLog({ database, registry: log.registry })
  t.teardown(() => closeEventLog(other))
  await append(log, { dossier: 'a', commandId: randomUUID(), events: [opened()] })
  const subscription = subscribe(other, { consumer: 'reader', pollMs: 50, handle: async () => undefined })
  t.teardown(() => subscription.stop())
  await waitForCheckpoint(log, { consumer: 'reader', dossier: 'a', seq: 1, timeoutMs: 5000 })
  await owner.pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await waitFor(
    async () => {
      const last = await append(log, { dossier: 'a', commandId: randomUUID(), events: [closed('x')] }).catch(
        () => undefined,
      )
      return last && (await checkpointOf(log, 'reader', 'a')) >= 2 ? true : undefined
    },
    { what: 'the subscription to go on', timeoutMs: 10_000 },
  )
})
