import t from 'tap'
import {
  type Contribution,
  type Impact,
  impactsOf,
  impactWeight,
  type Link,
  type StickingPoint,
} from '../../src/index.ts'
import { byPort, reading } from './changes/scene.ts'
import { contribution } from './contributions.ts'

const DEMAND = contribution('a', '2025-03-01', { kind: 'demand', act: 'demand' })
const REFUSAL = byPort('b', '2025-03-02', { stance: 'opposes' })

function impacts(claims: Contribution[], links: Link[] = []): Record<string, string[]> {
  const whole = claims.map((claim) => ({ ...claim, confidence: Math.max(claim.confidence, 0.4) }))
  return kinds({ shown: reading(claims, { links }), whole: reading(whole, { links }) })
}

function kinds(judged: { shown: StickingPoint[]; whole: StickingPoint[] }): Record<string, string[]> {
  const found = impactsOf({ ...judged, deadlines: [] })
  const told = ({ kind, ...of }: Impact) => ('party' in of ? `${kind} ${of.party} ${of.stance}` : kind)
  return Object.fromEntries([...found].map(([claimId, of]) => [claimId, of.map(told).toSorted()]))
}

t.test('the only claim for a stance holds the position, and with it what contests the issue', async (t) => {
  t.same(impacts([DEMAND, REFUSAL]), {
    a: ['decides-standing', 'holds-position union supports'],
    b: ['decides-standing', 'holds-position port opposes'],
  })
})

t.test('a claim that others bear out changes nothing by itself', async (t) => {
  const again = contribution('c', '2025-03-01')
  t.same(impacts([DEMAND, again, REFUSAL]), { b: ['decides-standing', 'holds-position port opposes'] })
})

t.test('neither does one that is restated: the restatement would carry on', async (t) => {
  const told = byPort('c', '2025-03-04', { stance: 'opposes' })
  const links: Link[] = [{ a: 'b', b: 'c', relation: 'restates' }]
  t.notOk('b' in impacts([DEMAND, REFUSAL, told], links))
})

t.test('a claim without which others contest the issue all the same does not decide that', async (t) => {
  const both = impacts([DEMAND, contribution('d', '2025-03-01', { stance: 'opposes' }), REFUSAL])
  t.same(both.d, ['holds-position union opposes'])
  t.same(both.a, ['decides-standing', 'holds-position union supports'])
})

t.test('a move, and an answer, decide the standing alone where there is one of them', async (t) => {
  const moved = byPort('c', '2025-03-05', { stance: 'conditions' })
  t.same(impacts([DEMAND, REFUSAL, moved]).c, ['decides-standing', 'holds-position port conditions'])
  const rejects: Link[] = [{ a: 'a', b: 'b', relation: 'rejects' }]
  const answer = { ...REFUSAL, stance: 'supports' as const, act: 'reject' as const }
  t.match(impacts([DEMAND, answer], rejects), { a: ['decides-standing', /./], b: ['decides-standing', /./] })
})

t.test('an unsure claim would make a provisional position firm', async (t) => {
  t.same(impacts([{ ...DEMAND, confidence: 0.6 }]), {
    a: ['holds-position union supports', 'makes-firm union supports'],
  })
  t.notOk(impacts([{ ...DEMAND, review: 'confirmed', confidence: 0.6 }]).a?.includes('makes-firm union supports'))
})

t.test('a hidden claim would give its party a stance that it is not shown with', async (t) => {
  const hidden = byPort('c', '2025-03-05', { stance: 'conditions', confidence: 0.1 })
  t.same(impacts([DEMAND, REFUSAL, hidden]).c, ['hidden-position port conditions'])
  const older = byPort('c', '2025-02-05', { stance: 'conditions', confidence: 0.1 })
  t.notOk('c' in impacts([DEMAND, REFUSAL, older]), 'not one that was said before')
})

t.test('the only claim that tells of a due date decides its state', async (t) => {
  const judged = { shown: [], whole: [] }
  const due = (by: string[]) => impactsOf({ ...judged, deadlines: [{ claimId: 'x', state: 'met', by }] })
  t.same([...due(['a'])], [['a', [{ kind: 'decides-due', about: 'x', state: 'met' }]]])
  t.equal(due(['a', 'b']).size, 0)
})

t.test('what settles an issue outweighs what one party holds, and nothing weighs nothing', async (t) => {
  const found = impactsOf({ shown: reading([DEMAND, REFUSAL]), whole: [], deadlines: [] })
  const alone = impactsOf({ shown: reading([DEMAND]), whole: [], deadlines: [] })
  t.ok(impactWeight(found.get('a') ?? []) > impactWeight(alone.get('a') ?? []))
  t.equal(impactWeight([]), 0)
})
