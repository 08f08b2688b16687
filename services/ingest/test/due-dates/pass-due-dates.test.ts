import { randomUUID } from 'node:crypto'
import type { EventData } from '@onrecord/domain'
import { append, headOf, readEvents, waitForCheckpoint } from '@onrecord/event-log'
import t, { type Test } from 'tap'
import { DUE_DATES, followDueDates } from '../../src/due-dates/follow-due-dates.ts'
import { passDueDates } from '../../src/due-dates/pass-due-dates.ts'
import type { DomainLog } from '../../src/log.ts'
import { configuration, freshDossier, silent } from '../fixture.ts'
import { decide, dueOn, recordClaim } from '../record-claim.ts'

const REASON = 'checked against the recording'

/** A dossier in a time zone, and what a scheduler does there at an instant. */
async function freshSchedule(t: Test, timeZone = 'UTC') {
  const { log, dossier } = await freshDossier(t)
  await configure(log, dossier, { timeZone, version: 2 })
  const following = followDueDates({ log, logger: silent })
  t.teardown(() => following.stop())
  const at = async (instant: string): Promise<string[]> => {
    await caughtUp(log, dossier)
    const before = (await headOf(log, dossier))?.seq ?? 0
    await passDueDates({ log, logger: silent }, { now: new Date(instant) })
    return (await passings(log, dossier, before)).map(({ latest }) => latest)
  }
  return { log, dossier, at, following }
}

async function configure(
  log: DomainLog,
  dossier: string,
  { timeZone, version }: { timeZone: string; version: number },
) {
  const event = { type: 'DossierConfigured' as const, data: { configuration: { ...configuration, timeZone }, version } }
  await append(log, { dossier, commandId: randomUUID(), events: [event] })
}

async function caughtUp(log: DomainLog, dossier: string): Promise<void> {
  const seq = (await headOf(log, dossier))?.seq ?? 0
  if (!(await waitForCheckpoint(log, { consumer: DUE_DATES, dossier, seq, timeoutMs: 20_000 })))
    throw new Error('behind')
}

async function passings(log: DomainLog, dossier: string, after = 0): Promise<EventData<'DueDatePassed'>[]> {
  const events = await readEvents(log, { dossier, after, limit: 10_000, types: ['DueDatePassed'] })
  return events.flatMap((event) => (event.type === 'DueDatePassed' ? [event.data] : []))
}

t.test('a due date passes at the end of its latest day in the dossier’s time zone, once', async (t) => {
  for (const [timeZone, before, after] of [
    ['UTC', '2026-03-12T23:59:59.999Z', '2026-03-13T00:00:00Z'],
    ['America/New_York', '2026-03-13T03:59:59.999Z', '2026-03-13T04:00:00Z'],
    ['Asia/Tokyo', '2026-03-12T14:59:59.999Z', '2026-03-12T15:00:00Z'],
    ['Pacific/Kiritimati', '2026-03-12T09:59:59.999Z', '2026-03-12T10:00:00Z'],
    ['Etc/GMT+12', '2026-03-13T11:59:59.999Z', '2026-03-13T12:00:00Z'],
  ] as const) {
    await t.test(timeZone, async (t) => {
      const { log, dossier, at } = await freshSchedule(t, timeZone)
      const { claimId } = await recordClaim(log, dossier, { words: 'Talks resume by 12 March', due: '../2026-03-12' })
      t.same(await at(before), [])
      t.same(await at(after), ['2026-03-12'])
      t.same(await at('2026-12-31T00:00:00Z'), [])
      t.same(await passings(log, dossier), [{ claimId, latest: '2026-03-12' }])
    })
  }
})

t.test('a day that a clock change makes longer or shorter ends at its own midnight', async (t) => {
  const { log, dossier, at } = await freshSchedule(t, 'Asia/Jerusalem')
  // Clocks go forward on 27 March 2026 at two, back on 25 October 2026 at two.
  await recordClaim(log, dossier, { words: 'In spring', due: '2026-03-27' })
  await recordClaim(log, dossier, { words: 'In autumn', due: '2026-10-25' })
  t.same(await at('2026-03-27T20:59:59Z'), [])
  t.same(await at('2026-03-27T21:00:00Z'), ['2026-03-27'])
  t.same(await at('2026-10-25T21:59:59Z'), [])
  t.same(await at('2026-10-25T22:00:00Z'), ['2026-10-25'])
})

t.test('a day ends once where clocks change at midnight itself', async (t) => {
  const { log, dossier, at } = await freshSchedule(t, 'America/Santiago')
  // At the end of 6 April 2024 it becomes eleven again; 8 September 2024 begins at one.
  await recordClaim(log, dossier, { words: 'In autumn', due: '../2024-04-06' })
  await recordClaim(log, dossier, { words: 'In spring', due: '../2024-09-07' })
  t.same(await at('2024-04-07T03:00:00Z'), [], 'eleven for the second time')
  t.same(await at('2024-04-07T03:59:59.999Z'), [])
  t.same(await at('2024-04-07T04:00:00Z'), ['2024-04-06'])
  t.same(await at('2024-09-08T03:59:59.999Z'), [])
  t.same(await at('2024-09-08T04:00:00Z'), ['2024-09-07'], 'there is no midnight')
  t.same(await at('2024-09-08T05:00:00Z'), [])
})

t.test(
  'an imprecise date passes at its upper bound, a leap day and a century included; one without a bound never',
  async (t) => {
    const { log, dossier, at } = await freshSchedule(t)
    for (const due of ['2028-02', '2027', '2026-07-05/..', '2026-03-02/2026-03-08', '2026~', '2100-02']) {
      await recordClaim(log, dossier, { words: `By ${due}`, due })
    }
    t.same(await at('2026-03-08T23:00:00Z'), [])
    t.same(await at('2026-03-09T00:00:00Z'), ['2026-03-08'])
    t.same(await at('2027-12-31T12:00:00Z'), ['2026-12-31'])
    t.same(await at('2028-02-29T12:00:00Z'), ['2027-12-31'])
    t.same(await at('2028-03-01T00:00:00Z'), ['2028-02-29'])
    t.same(await at('2999-01-01T00:00:00Z'), ['2100-02-28'])
  },
)

t.test('what fell due in months of downtime passes in the order of the days, each once', async (t) => {
  const { log, dossier, at } = await freshSchedule(t)
  const days = Array.from({ length: 230 }, (_, n) => new Date(Date.UTC(2026, 2, 1 + n)).toISOString().slice(0, 10))
  for (const due of days.toReversed()) await recordClaim(log, dossier, { words: `On ${due}`, due })
  t.same(await at('2027-03-01T00:00:00Z'), days)
  t.same(await at('2027-03-01T00:01:00Z'), [])
})

t.test('two replicas at once append each passing once', async (t) => {
  const { log, dossier } = await freshSchedule(t)
  const claims = await Promise.all(
    Array.from({ length: 150 }, (_, n) => recordClaim(log, dossier, { words: `Claim ${n}`, due: '2026-03-12' })),
  )
  await caughtUp(log, dossier)
  const run = () => passDueDates({ log, logger: silent }, { now: new Date('2026-03-13T00:00:00Z') })
  await Promise.all([run(), run(), run()])
  const told = await passings(log, dossier)
  t.equal(told.length, claims.length)
  t.same(new Set(told.map(({ claimId }) => claimId)), new Set(claims.map(({ claimId }) => claimId)))
})

t.test('a retracted claim’s date does not pass; reopened or confirmed later, it passes late', async (t) => {
  const { log, dossier, at } = await freshSchedule(t)
  const { claimId } = await recordClaim(log, dossier, { words: 'By the twelfth', due: '2026-03-12' })
  await decide(log, dossier, { type: 'ClaimRetracted', data: { claimId, reason: REASON } })
  t.same(await at('2026-03-13T00:00:00Z'), [])
  await decide(
    log,
    dossier,
    { type: 'ClaimCorrected', data: { claimId, changes: { act: 'propose' }, reason: REASON } },
    null,
  )
  t.same(await at('2026-03-14T00:00:00Z'), [], 'an extractor’s correction takes no retraction back')
  await decide(log, dossier, { type: 'ClaimReopened', data: { claimId, reason: REASON } })
  t.same(await at('2026-03-15T00:00:00Z'), ['2026-03-12'])
})

t.test('a withdrawn document’s dates do not pass; reinstated, they pass late', async (t) => {
  const { log, dossier, at } = await freshSchedule(t)
  const { documentId } = await recordClaim(log, dossier, { words: 'By the twelfth', due: '2026-03-12' })
  await recordClaim(log, dossier, { words: 'By the twelfth, another paper', due: '2026-03-12' })
  await decide(log, dossier, { type: 'DocumentWithdrawn', data: { documentId, reason: REASON } })
  t.same(await at('2026-03-13T00:00:00Z'), ['2026-03-12'], 'another document’s date passes')
  await decide(log, dossier, { type: 'DocumentReinstated', data: { documentId, reason: REASON } })
  t.same(await at('2026-03-20T00:00:00Z'), ['2026-03-12'])
})

t.test(
  'a corrected date passes on its own day; moved back to a day that has passed, it does not pass again',
  async (t) => {
    const { log, dossier, at } = await freshSchedule(t)
    const { claimId } = await recordClaim(log, dossier, { words: 'By the twelfth', due: '2026-03-12' })
    const move = (due: string | null) => {
      const changes = { due: due === null ? null : dueOn(due) }
      return decide(log, dossier, { type: 'ClaimCorrected', data: { claimId, changes, reason: REASON } })
    }
    await move('2026-03-20')
    t.same(await at('2026-03-13T00:00:00Z'), [], 'corrected before it passed')
    await move('2026-03-12')
    t.same(await at('2026-03-13T00:00:00Z'), ['2026-03-12'])
    await move('2026-03-20')
    t.same(await at('2026-03-15T00:00:00Z'), [])
    t.same(await at('2026-03-21T00:00:00Z'), ['2026-03-20'], 'corrected after it passed')
    await move('2026-03-12')
    t.same(await at('2026-03-22T00:00:00Z'), [])
    await move(null)
    t.same(await at('2030-01-01T00:00:00Z'), [])
  },
)

t.test('reading the log again from its start repeats nothing', async (t) => {
  const { log, dossier, at } = await freshSchedule(t)
  await recordClaim(log, dossier, { words: 'By the twelfth', due: '2026-03-12' })
  await recordClaim(log, dossier, { words: 'By the thirteenth', due: '2026-03-13' })
  t.same(await at('2026-03-13T00:00:00Z'), ['2026-03-12'])
  await log.db.updateTable('checkpoint').set({ seq: 0 }).where('consumer', '=', DUE_DATES).execute()
  t.same(await at('2026-03-14T00:00:00Z'), ['2026-03-13'])
  t.equal((await passings(log, dossier)).length, 2)
})

t.test('a moved time zone counts from then on', async (t) => {
  const { log, dossier, at } = await freshSchedule(t, 'America/New_York')
  await recordClaim(log, dossier, { words: 'By the twelfth', due: '2026-03-12' })
  t.same(await at('2026-03-12T20:00:00Z'), [])
  await configure(log, dossier, { timeZone: 'Asia/Tokyo', version: 3 })
  t.same(await at('2026-03-12T20:00:00Z'), ['2026-03-12'])
  await configure(log, dossier, { timeZone: 'America/New_York', version: 4 })
  t.same(await at('2026-03-12T21:00:00Z'), [], 'what has passed stays passed')
})

t.test('a dossier that has not been read to its end waits, and others do not wait for it', async (t) => {
  const { log, dossier, following } = await freshSchedule(t)
  const other = 'quarry'
  await decide(log, other, { type: 'DossierOpened', data: { title: 'Quarry' } })
  await recordClaim(log, other, { words: 'By the eleventh', due: '2026-03-11' })
  const { claimId } = await recordClaim(log, dossier, { words: 'By the twelfth', due: '2026-03-12' })
  for (const each of [dossier, other]) await caughtUp(log, each)
  await following.stop()
  await decide(log, dossier, { type: 'ClaimRetracted', data: { claimId, reason: REASON } })
  await passDueDates({ log, logger: silent }, { now: new Date('2026-03-14T00:00:00Z') })
  t.same(await passings(log, dossier), [], 'nobody has read that the claim was retracted')
  t.equal((await passings(log, other)).length, 1)
})
