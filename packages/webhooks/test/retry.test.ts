import * as fc from 'fast-check'
import t from 'tap'
import { nextAttemptIn, parseRetryAfter, RETRY_SCHEDULE } from '../src/index.ts'

t.test('the waits are 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 10 h, then there is no further attempt', async (t) => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((attempts) => nextAttemptIn({ attempts, random: 0 }))
  t.same(waits, [5_000, 300_000, 1_800_000, 7_200_000, 18_000_000, 36_000_000, 36_000_000, undefined, undefined])
})

t.test('jitter only lengthens a wait, by a fifth at most', async () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 7 }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempts, random) => {
        const planned = RETRY_SCHEDULE[attempts - 1] ?? 0
        const wait = nextAttemptIn({ attempts, random }) ?? 0
        return wait >= planned && wait <= planned * 1.2
      },
    ),
    { seed: 7 },
  )
})

t.test('a receiver’s Retry-After lengthens the wait, never shortens it, up to 10 hours', async (t) => {
  t.equal(nextAttemptIn({ attempts: 1, random: 0, retryAfterMs: 60_000 }), 60_000)
  t.equal(nextAttemptIn({ attempts: 2, random: 0, retryAfterMs: 1000 }), 300_000)
  t.equal(nextAttemptIn({ attempts: 1, random: 0, retryAfterMs: 1e12 }), 36_000_000)
})

t.test('Retry-After is read as seconds or as a date', async (t) => {
  const now = new Date('2026-03-01T10:00:00Z')
  t.equal(parseRetryAfter('120', now), 120_000)
  t.equal(parseRetryAfter('Sun, 01 Mar 2026 10:01:00 GMT', now), 60_000)
  t.equal(parseRetryAfter('Sun, 01 Mar 2026 09:00:00 GMT', now), 0)
  for (const nonsense of ['', 'soon', '-5', '1.5', '99999999999', 'GMT']) {
    t.equal(parseRetryAfter(nonsense, now), undefined, JSON.stringify(nonsense))
  }
})
