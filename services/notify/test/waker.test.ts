import * as fc from 'fast-check'
import t from 'tap'
import { slotAfter } from '../src/waker.ts'

const SLOT_MS = 200

t.test('a wake is planned after its time, soon after it, and never under the id of the one that runs', async (t) => {
  const times = fc.integer({ min: 1_700_000_000_000, max: 2_000_000_000_000 })
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 36_000_000 }), (now, ms) => {
      const at = slotAfter(now + ms) * SLOT_MS
      return at > now + ms && at - now - ms <= SLOT_MS + 50
    }),
    { seed: 7 },
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_000_000_000 }), fc.integer({ min: -50, max: 150 }), (running, late) => {
      // The clock that ran the job may be ahead of the one that asks for the next.
      return slotAfter(running * SLOT_MS + late) > running
    }),
    { seed: 7 },
  )
  t.equal(slotAfter(0), 1)
})
