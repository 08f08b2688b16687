import t from 'tap'
import { placesInStreams } from '../src/stream-places.ts'

t.test("a command's events on one stream are counted, and what one of them expects holds for all", async (t) => {
  const places = placesInStreams([
    { stream: 'claim-1', expected: 'no-stream' },
    { stream: 'claim-2', expected: 'any' },
    { stream: 'claim-1', expected: 'any' },
    { stream: 'claim-1', expected: 2 },
  ])
  t.same(places, { nth: [1, 1, 2, 3], bases: [0, -1, 0, 0] })
})

t.test('an expected version counts from before the command', async (t) => {
  const places = placesInStreams([
    { stream: 'claim-1', expected: 'any' },
    { stream: 'claim-1', expected: 8 },
  ])
  t.same(places.bases, [7, 7])
})

t.test('expectations that no one version meets give a base that none meets', async (t) => {
  const twiceNew = placesInStreams([
    { stream: 'claim-1', expected: 'no-stream' },
    { stream: 'claim-1', expected: 'no-stream' },
  ])
  t.same(twiceNew.bases, [-2, -2])
  t.same(placesInStreams([{ stream: 'claim-1', expected: -3 }]).bases, [-2])
})
