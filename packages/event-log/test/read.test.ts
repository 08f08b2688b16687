import { randomUUID } from 'node:crypto'
import { freshLog } from '@onrecord/testing'
import t from 'tap'
import { append, readEventsAt, readLast, readStream, readStreams, streamVersions } from '../src/index.ts'
import { closed, opened } from './events.ts'

t.test('events are found by number, by several streams, and as the last of a stream', async (t) => {
  const { log } = await freshLog(t)
  for (const dossier of ['a', 'b']) {
    await append(log, {
      dossier,
      commandId: randomUUID(),
      events: [opened(), closed('x'), closed('y'), closed('x'), closed('z')],
    })
  }
  const seqs = (events: { seq: number }[]) => events.map(({ seq }) => seq)

  t.same(seqs(await readEventsAt(log, { dossier: 'a', seqs: [4, 2, 2, 99] })), [2, 4])
  t.same(await readEventsAt(log, { dossier: 'a', seqs: [] }), [])

  t.same(seqs(await readStreams(log, { dossier: 'a', streamIds: ['issue-z', 'issue-x', 'issue-none'] })), [2, 4, 5])
  t.same(await readStreams(log, { dossier: 'a', streamIds: [] }), [])

  const last = { dossier: 'b', streamId: 'issue-x', type: 'IssueClosed' as const }
  t.equal((await readLast(log, last))?.seq, 4)
  t.equal((await readLast(log, { ...last, upTo: 3 }))?.seq, 2)
  t.equal(await readLast(log, { ...last, upTo: 1 }), undefined)
  t.equal(await readLast(log, { ...last, type: 'IssueReopened' }), undefined)
})

t.test('the version of a stream is told as of a seq', async (t) => {
  const { log } = await freshLog(t)
  const events = [opened(), closed('x'), closed('y'), closed('x')]
  for (const dossier of ['a', 'b']) await append(log, { dossier, commandId: randomUUID(), events })
  const at = async (upTo?: number) =>
    Object.fromEntries(
      await streamVersions(log, { dossier: 'a', streamIds: ['issue-x', 'issue-y', 'issue-z', 'issue-x'], upTo }),
    )
  t.same(await at(), { 'issue-x': 2, 'issue-y': 1, 'issue-z': 0 })
  t.same(await at(3), { 'issue-x': 1, 'issue-y': 1, 'issue-z': 0 })
  t.same(await at(1), { 'issue-x': 0, 'issue-y': 0, 'issue-z': 0 })
  t.equal((await streamVersions(log, { dossier: 'a', streamIds: [] })).size, 0)
  const tail = await readStream(log, { dossier: 'a', streamId: 'issue-x', after: 1 })
  t.same(
    tail.map(({ seq }) => seq),
    [4],
  )
})
