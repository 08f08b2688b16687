import { eventRegistry } from '@onrecord/domain'
import fc from 'fast-check'
import t from 'tap'
import { anyEvents } from './random-events.ts'

t.test('random logs hold every type of event, all valid', async (t) => {
  const drawn = new Set<string>()
  for (const events of fc.sample(anyEvents, { seed: 20261122, numRuns: 1000 })) {
    for (const { type, data } of events) {
      drawn.add(type)
      const parsed = eventRegistry[type].data.safeParse(data)
      if (!parsed.success) t.fail(`${type}: ${parsed.error.message}`)
    }
  }
  t.same([...drawn].sort(), Object.keys(eventRegistry).sort(), 'whoever adds an event type adds it to the random ones')
})
