import t from 'tap'
import { HEALTHY, type Health, healthAfter, isGivenUp, PAUSE_AFTER } from '../src/index.ts'

const start = new Date('2026-03-01T00:00:00Z')
const after = (hours: number) => new Date(start.getTime() + hours * 3_600_000)
const failures = (count: number, at = start) =>
  Array.from({ length: count }, () => ({ endedAt: at, delivered: false as boolean }))

t.test('nine failures in a row change nothing, the tenth pauses for half a minute', (t) => {
  t.equal(healthAfter(HEALTHY, failures(PAUSE_AFTER - 1), 0).pausedUntil, null)
  t.same(healthAfter(HEALTHY, failures(PAUSE_AFTER), 0), {
    failures: 10,
    failingSince: start,
    failedAt: start,
    pausedUntil: new Date('2026-03-01T00:00:30Z'),
  })
  t.end()
})

t.test('the pause grows with each further trial that fails, to half an hour and some jitter', (t) => {
  const pause = (count: number, random = 0) =>
    ((healthAfter(HEALTHY, failures(count), random).pausedUntil?.getTime() ?? 0) - start.getTime()) / 1000
  t.same(
    [10, 20, 21, 22, 25, 26, 27, 1000].map((count) => pause(count)),
    [30, 30, 60, 120, 960, 1800, 1800, 1800],
  )
  t.equal(pause(1000, 0.5), 1980)
  t.end()
})

t.test('one success heals, and what failed after it counts from there', (t) => {
  const ill = healthAfter(HEALTHY, failures(50), 0)
  t.same(healthAfter(ill, [{ endedAt: after(1), delivered: true }], 0), HEALTHY)
  const again = healthAfter(ill, [{ endedAt: after(1), delivered: true }, ...failures(1, after(2))], 0)
  t.same(again, { failures: 1, failingSince: after(2), failedAt: after(2), pausedUntil: null })
  t.end()
})

t.test('five days of nothing but failures are the end, with an attempt a day at least', (t) => {
  const through = (hours: readonly number[]): Health =>
    hours.reduce((health, hour) => healthAfter(health, failures(1, after(hour)), 0), HEALTHY)
  const everyTwelveHours = Array.from({ length: 11 }, (_, nth) => nth * 12)
  t.equal(isGivenUp(through(everyTwelveHours)), true)
  t.equal(isGivenUp(through(everyTwelveHours.slice(0, -1))), false)
  t.equal(isGivenUp(through([0, 12, 119, 121])), false, 'for four days nobody knows')
  t.equal(isGivenUp(HEALTHY), false)
  t.end()
})
