import { randomUUID } from 'node:crypto'
import { freshLog } from '@onrecord/testing'
import t from 'tap'
import { append, headOf } from '../src/index.ts'
import { closed, opened } from './events.ts'

t.test('a repeated command leaves the head where it was, number and time', async (t) => {
  const { log } = await freshLog(t)
  const commandId = randomUUID()
  await append(log, { dossier: 'a', commandId, events: [opened(), closed('x')] })
  await append(log, { dossier: 'a', commandId: randomUUID(), events: [closed('y')] })
  const head = await headOf(log, 'a')
  await append(log, { dossier: 'a', commandId, events: [opened(), closed('x'), closed('z')] })
  t.same(await headOf(log, 'a'), head)
})

t.test('a repeated command of many events returns all of them and none of the next', async (t) => {
  const { log } = await freshLog(t)
  await append(log, { dossier: 'a', commandId: randomUUID(), events: [opened()] })
  const commandId = randomUUID()
  const events = Array.from({ length: 250 }, (_, nth) => closed(`issue-${nth}`))
  const first = await append(log, { dossier: 'a', commandId, events })
  await append(log, { dossier: 'a', commandId: randomUUID(), events: [closed('next')] })
  const again = await append(log, { dossier: 'a', commandId, events: [closed('other')] })
  t.same({ ...again, repeated: false }, first)
})

t.test('the same command twenty times at once is carried out once', async (t) => {
  const { log } = await freshLog(t)
  await append(log, { dossier: 'a', commandId: randomUUID(), events: [opened()] })
  const commandId = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => append(log, { dossier: 'a', commandId, events: [closed('x'), closed('y')] })),
  )
  t.equal(answers.filter(({ repeated }) => !repeated).length, 1)
  t.same(new Set(answers.map(({ firstSeq, lastSeq }) => `${firstSeq}-${lastSeq}`)), new Set(['2-3']))
  t.equal((await headOf(log, 'a'))?.seq, 3)
})
