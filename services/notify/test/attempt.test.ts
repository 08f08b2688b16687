import { DeliveryError } from '@onrecord/webhooks'
import t from 'tap'
import { type Attempt, outcomeOf } from '../src/attempt.ts'
import { leaseOf } from '../src/deliver-batch.ts'
import { defaults } from '../src/index.ts'

const at = new Date('2026-03-01T10:00:00Z')
const answered = (status: number, retryAfter: string | null = null): Attempt => ({
  at,
  durationMs: 12.4,
  answer: { status, retryAfter, answer: Buffer.from('hm') },
})
const first = { seq: 7, attempts: 0, tries: 0, ordered: false }
const last = { seq: 7, attempts: 7, tries: 7, ordered: false }

t.test('any 2xx delivers, also at the last attempt', async (t) => {
  for (const status of [200, 201, 204, 299]) t.equal(outcomeOf(last, answered(status), 0).state, 'delivered')
})

t.test('anything else is tried again until the schedule is used up', async (t) => {
  for (const status of [300, 302, 400, 401, 404, 429, 500, 503]) {
    t.match(outcomeOf(first, answered(status), 0), { state: 'due', waitMs: 5000, attempt: 1, status })
    t.match(outcomeOf(last, answered(status), 0), { state: 'failed', attempt: 8, status })
  }
})

t.test('410 leaves the delivery due, whatever the schedule says: the endpoint is what stops', async (t) => {
  for (const delivery of [first, last]) t.match(outcomeOf(delivery, answered(410), 0), { state: 'due', waitMs: 0 })
})

t.test('Retry-After moves the next attempt away', async (t) => {
  t.equal(outcomeOf(first, answered(429, '120'), 0).waitMs, 120_000)
  t.equal(outcomeOf(first, answered(503, 'Sun, 01 Mar 2026 10:01:00 GMT'), 0).waitMs, 60_000)
})

t.test('an error keeps its stage; one that no further attempt can mend ends the delivery', async (t) => {
  const failed = (error: DeliveryError): Attempt => ({ at, durationMs: 0, error })
  t.match(outcomeOf(first, failed(new DeliveryError('dns', 'no address')), 0), {
    state: 'due',
    status: null,
    errorStage: 'dns',
    error: 'no address',
    answer: null,
  })
  const final = new DeliveryError('render', 'no claim in the log', { retryable: false })
  t.equal(outcomeOf(first, failed(final), 0).state, 'failed')
})

t.test('what is delivered once more goes through the schedule anew, its attempts are counted on', async (t) => {
  t.match(outcomeOf({ ...last, tries: 0 }, answered(500), 0), { state: 'due', attempt: 8, tries: 1, waitMs: 5000 })
})

t.test('of an ordered endpoint an exhausted delivery blocks, one that can not be sent at all does not', async (t) => {
  t.equal(outcomeOf({ ...last, ordered: true }, answered(500), 0).state, 'blocked')
  const final = new DeliveryError('render', 'no claim in the log', { retryable: false })
  t.equal(outcomeOf({ ...first, ordered: true }, { at, durationMs: 0, error: final }, 0).state, 'failed')
})

t.test(
  'a lease outlasts whatever can happen under it: the last send begins within one timeout and ends within two',
  (t) => {
    for (const deliveryTimeoutMs of [100, 15_000, 60_000]) {
      t.ok(leaseOf({ ...defaults, deliveryTimeoutMs }) > 2 * deliveryTimeoutMs + defaults.leaseMarginMs)
    }
    t.end()
  },
)
