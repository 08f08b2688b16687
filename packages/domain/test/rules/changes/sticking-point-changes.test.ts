import t from 'tap'
import { stickingPointChanges, turnOf } from '../../../src/index.ts'
import { contribution } from '../contributions.ts'
import { byPort, reading } from './scene.ts'

const SUPPORT = contribution('a', '2025-03-01')
const REFUSAL = byPort('b', '2025-03-02', { stance: 'opposes' })

const turns = (...[before, after]: Parameters<typeof stickingPointChanges>) =>
  stickingPointChanges(before, after).map((change) => `${change.issue} ${turnOf(change)}`)

t.test('the first word on an issue opens it', async (t) => {
  t.same(turns(reading([]), reading([SUPPORT])), ['wages opened'])
})

t.test('another standing is a change, with why it is so', async (t) => {
  const [change] = stickingPointChanges(reading([SUPPORT]), reading([SUPPORT, REFUSAL]))
  t.match(change, {
    before: { status: 'open', standing: 'one-sided', why: { rule: 'one-sided.no-answer' } },
    after: { status: 'open', standing: 'contested', why: { rule: 'contested.stances' } },
  })
})

t.test('more evidence for the same standing is none', async (t) => {
  const more = byPort('c', '2025-03-02', { stance: 'opposes' })
  t.same(turns(reading([SUPPORT, REFUSAL]), reading([SUPPORT, REFUSAL, more])), [])
})

t.test('an issue that a reviewer closes is closed, and open again when it is reopened', async (t) => {
  const [open, closed] = [reading([SUPPORT]), reading([SUPPORT], { closed: ['wages'] })]
  t.same(turns(open, closed), ['wages closed'])
  t.same(turns(closed, open), ['wages reopened'])
})

t.test('an issue whose last claim is retracted lapses', async (t) => {
  t.same(turns(reading([SUPPORT]), reading([])), ['wages lapsed'])
})

t.test('a claim on the issue in another framework opens it there alone', async (t) => {
  const elsewhere = contribution('e', '2025-03-01', { framework: null })
  t.equal(reading([elsewhere])[0]?.status, 'dormant', 'it is shown as dormant')
  t.same(turns(reading([]), reading([elsewhere])), [])
  t.same(turns(reading([elsewhere]), reading([elsewhere, SUPPORT])), ['wages opened'])
})

t.test('what is first said on a plan that is off the table opens and closes nothing', async (t) => {
  const [before, after] = [reading([], { judgedOn: '2026-01-01' }), reading([SUPPORT], { judgedOn: '2026-01-01' })]
  t.equal(after[0]?.status, 'closed')
  t.same(turns(before, after), [])
  t.same(turns(reading([SUPPORT]), after), ['wages closed'], 'when the plan leaves the table')
})
