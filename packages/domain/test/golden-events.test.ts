import t from 'tap'
import { eventRegistry } from '../src/events/index.ts'

t.test('every event type is listed under its own name, with one upcaster for each version after the first', (t) => {
  for (const [name, definition] of Object.entries(eventRegistry)) {
    t.equal(definition.type, name)
    t.equal(definition.upcasters.length, definition.version - 1, name)
  }
  t.end()
})
