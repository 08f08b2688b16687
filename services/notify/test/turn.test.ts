import { randomUUID } from 'node:crypto'
import t from 'tap'
import { endTurn, takeTurn } from '../src/store/targets.ts'
import { freshNotify, subscribe } from './harness.ts'

t.test('one at a time has the turn, until it is given back or runs out', async (t) => {
  const notify = await freshNotify(t)
  const { db } = notify.log
  const { id: endpointId } = await subscribe(notify, 'https://hooks.example.com/', { concurrency: 2 })
  const [one, other] = [
    { endpointId, by: randomUUID() },
    { endpointId, by: randomUUID() },
  ]
  t.ok(await takeTurn(db, one, 60_000))
  t.notOk(await takeTurn(db, other, 60_000))
  await endTurn(db, other)
  t.notOk(await takeTurn(db, other, 60_000), 'what another has is not given back')
  await endTurn(db, one)
  t.ok(await takeTurn(db, other, 0))
  t.ok(await takeTurn(db, one, 60_000), 'who was killed keeps it no longer than its lease')
  await endTurn(db, other)
  t.notOk(await takeTurn(db, other, 60_000), 'who comes back late takes it from nobody')
})
