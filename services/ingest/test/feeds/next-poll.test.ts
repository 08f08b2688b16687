import t from 'tap'
import { nextPollIn } from '../../src/feeds/next-poll.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

t.test('a feed is polled again after its pause, doubled with every failure up to a day, a little later each', (t) => {
  const poll = { everyMinutes: 30, failures: 0, random: 0 }
  t.equal(nextPollIn(poll), 30 * MINUTE)
  t.equal(nextPollIn({ ...poll, random: 0.999 }), Math.round(30 * MINUTE * 1.0999))
  t.equal(nextPollIn({ ...poll, failures: 1 }), 60 * MINUTE)
  t.equal(nextPollIn({ ...poll, failures: 3 }), 240 * MINUTE)
  t.equal(nextPollIn({ ...poll, failures: 2000 }), DAY)
  t.equal(nextPollIn({ ...poll, everyMinutes: 10_080, failures: 5 }), 7 * DAY, 'never sooner than its own pause')
  t.end()
})

t.test('Retry-After lengthens the pause, to a day at most', (t) => {
  const poll = { everyMinutes: 30, failures: 1, random: 0 }
  t.equal(nextPollIn({ ...poll, retryAfterMs: 5000 }), 60 * MINUTE)
  t.equal(nextPollIn({ ...poll, retryAfterMs: 120 * MINUTE }), 120 * MINUTE)
  t.equal(nextPollIn({ ...poll, retryAfterMs: 90 * DAY }), DAY)
  t.end()
})
