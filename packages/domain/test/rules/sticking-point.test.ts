import t from 'tap'
import {
  type Contribution,
  DossierConfiguration,
  type IssueFacts,
  type StickingPoint,
  stickingPoints,
} from '../../src/index.ts'
import { contribution } from './contributions.ts'

const configuration = DossierConfiguration.parse({
  id: 'port',
  title: 'Port dispute',
  frameworks: [
    { id: 'deal', title: 'Final offer', inForce: '2025-01-01/2025-12-31' },
    { id: 'old', title: 'First offer', inForce: '2024-01-01/2024-12-31' },
  ],
  issues: [
    { id: 'wages', label: 'Wages', proposition: 'Wages rise by ten per cent' },
    { id: 'course', label: 'Course of the talks' },
  ],
  parties: [
    { id: 'union', label: 'Union', negotiates: true },
    { id: 'port', label: 'Port', negotiates: true },
    { id: 'mediator', label: 'Mediator', mediates: true },
    { id: 'shops', label: 'Shopkeepers' },
  ],
  actors: [
    { id: 'union-board', name: 'Board', party: 'union' },
    { id: 'union-left', name: 'Left caucus', party: 'union', speaksFor: false },
    { id: 'port-director', name: 'Director', party: 'port' },
    { id: 'envoy', name: 'Envoy', party: 'mediator' },
    { id: 'grocer', name: 'Grocer', party: 'shops' },
  ],
})

const by = {
  port: { party: 'port', actorId: 'port-director', holder: 'port-director' },
  left: { party: 'union', actorId: 'union-left', holder: 'union-left' },
  mediator: { party: 'mediator', actorId: 'envoy', holder: 'envoy' },
  shops: { party: 'shops', actorId: 'grocer', holder: 'grocer' },
} satisfies Record<string, Partial<Contribution>>

function judge(claims: Contribution[], given: Partial<IssueFacts> = {}, on?: string): StickingPoint | undefined {
  const facts: IssueFacts = { configuration, claims, links: [], answers: [], isClosed: () => false, ...given }
  const [point] = stickingPoints(facts, { framework: 'deal', on, judgedOn: on ?? '2025-06-01' })
  return point
}

t.test('one side alone leaves the issue one-sided, and the silent party is named', async (t) => {
  t.match(judge([contribution('a', '2025-03-01')]), {
    status: 'open',
    standing: 'one-sided',
    noPosition: ['port'],
    why: { rule: 'one-sided.no-answer', claims: ['a'] },
  })
})

t.test('two negotiating or mediating parties that hold different stances contest it', async (t) => {
  const union = contribution('a', '2025-03-01')
  const against = (side: Partial<Contribution>) => contribution('b', '2025-03-01', { ...side, stance: 'opposes' })
  t.match(judge([union, against(by.port)]), { standing: 'contested', why: { claims: ['b', 'a'] } })
  t.match(judge([union, against(by.mediator)]), { standing: 'contested' })
  t.match(judge([union, { ...against(by.port), stance: 'unclear' }]), { standing: 'one-sided' })
})

t.test('voices and members who do not speak for their party never make it contested', async (t) => {
  const point = judge([
    contribution('a', '2025-03-01'),
    contribution('b', '2025-03-01', { ...by.shops, stance: 'opposes' }),
    contribution('c', '2025-03-01', { ...by.left, stance: 'opposes' }),
  ])
  t.match(point, {
    standing: 'one-sided',
    positions: [{ party: 'union', claims: ['a'] }],
    within: [{ party: 'union', actorId: 'union-left', claims: ['c'] }],
    voices: [{ party: 'shops', claims: ['b'] }],
  })
})

t.test('all negotiating parties in support are aligned; members who object are counter-evidence', async (t) => {
  const point = judge([
    contribution('a', '2025-03-01'),
    contribution('b', '2025-03-02', by.port),
    contribution('c', '2025-03-02', { ...by.left, stance: 'opposes' }),
  ])
  t.match(point, { standing: 'aligned', noPosition: [], why: { claims: ['b', 'a'], counter: ['c'] } })
})

t.test('a party that moved from refusing definitely after its last refusal narrows it', async (t) => {
  const union = contribution('a', '2025-03-01')
  const refusal = contribution('b', '2025-03-01', { ...by.port, stance: 'opposes' })
  const moved = contribution('c', '2025-03-09', { ...by.port, stance: 'conditions' })
  t.match(judge([union, refusal, moved]), {
    standing: 'narrowing',
    why: { rule: 'narrowing.moved', claims: ['c'], counter: ['b'] },
  })
  const older = contribution('d', '2025-02-01', { ...by.port, stance: 'opposes' })
  t.same(judge([union, older, refusal, moved])?.why.counter, ['b'], 'the last refusal alone speaks against it')
  t.match(
    judge([union, { ...refusal, said: moved.said }, moved]),
    { standing: 'contested' },
    'the same day: not after it',
  )
  t.match(judge([union, refusal, { ...moved, relayed: true }]), { standing: 'contested' }, 'told by others')
})

t.test("one party's rejection of another's demand contests it", async (t) => {
  const demand = contribution('a', '2025-03-01', { kind: 'demand', act: 'demand' })
  const rejection = contribution('b', '2025-03-02', { ...by.port, act: 'reject', stance: 'unclear' })
  const links = [{ a: 'a', b: 'b', relation: 'rejects' as const }]
  t.match(judge([demand, rejection], { links }), { standing: 'contested', why: { rule: 'contested.rejected' } })
  const answers = [{ claimId: 'a', party: 'port', answer: 'rejected' as const }]
  t.match(judge([demand], { answers }), { standing: 'contested', why: { rule: 'contested.rejected', claims: ['a'] } })
})

t.test(
  'an issue is closed once every negotiating party has agreed, and reopens when one refuses after all',
  async (t) => {
    const offer = contribution('a', '2025-03-01', { act: 'propose' })
    const yes = contribution('b', '2025-03-02', { ...by.port, act: 'accept' })
    const links = [{ a: 'b', b: 'a', relation: 'accepts' as const }]
    t.match(judge([offer, yes], { links }), { status: 'closed', standing: null, why: { rule: 'closed.agreed' } })
    const no = contribution('c', '2025-03-05', { ...by.port, act: 'reject', stance: 'opposes' })
    t.match(judge([offer, yes, no], { links }), { status: 'open' })
  },
)

t.test('who accepts on conditions has agreed only where conditions are what was offered', async (t) => {
  const links = [{ a: 'a', b: 'b', relation: 'accepts' as const }]
  const yes = contribution('b', '2025-03-02', { ...by.port, act: 'accept', stance: 'conditions' })
  const ask = contribution('a', '2025-03-01', { act: 'propose' })
  t.match(judge([ask, yes], { links }), { standing: 'narrowing', why: { rule: 'narrowing.accepted-part' } })
  const offer = contribution('a', '2025-03-01', { act: 'propose', stance: 'conditions' })
  t.match(judge([offer, yes], { links }), { status: 'closed', why: { rule: 'closed.agreed' } })
})

t.test('what was withdrawn is not agreed, and what a reviewer says of an answer counts instead of it', async (t) => {
  const accepts = { a: 'a', b: 'b', relation: 'accepts' as const }
  const offer = contribution('a', '2025-03-01', { act: 'propose' })
  const yes = contribution('b', '2025-03-03', { ...by.port, act: 'accept' })
  const back = contribution('c', '2025-03-02', { act: 'withdraw' })
  t.match(judge([offer, yes, back], { links: [accepts, { a: 'a', b: 'c', relation: 'withdraws' }] }), {
    standing: 'aligned',
  })
  t.match(judge([offer, yes], { links: [accepts], answers: [{ claimId: 'a', party: 'port', answer: 'rejected' }] }), {
    standing: 'contested',
    why: { rule: 'contested.rejected', claims: ['a'] },
  })
  t.match(judge([offer, yes], { links: [accepts], answers: [{ claimId: 'a', party: null, answer: 'withdrawn' }] }), {
    standing: 'aligned',
  })
})

t.test('an answer to what restates a demand answers the demand; the latest word of a party counts', async (t) => {
  const offer = contribution('a', '2025-03-01', { act: 'propose' })
  const again = contribution('b', '2025-03-02', { act: 'propose' })
  const yes = contribution('c', '2025-03-03', { ...by.port, act: 'accept' })
  const restates = { a: 'a', b: 'b', relation: 'restates' as const }
  const accepts = { a: 'b', b: 'c', relation: 'accepts' as const }
  t.match(judge([offer, again, yes], { links: [restates, accepts] }), {
    why: { rule: 'closed.agreed', claims: ['a', 'c'] },
  })
  const no = contribution('d', '2025-03-05', { ...by.port, act: 'reject' })
  const links = [restates, accepts, { a: 'a', b: 'd', relation: 'rejects' as const }]
  t.match(judge([offer, again, yes, no], { links }), { why: { rule: 'contested.rejected', claims: ['a', 'd'] } })
})

t.test('who asked may say that it was done', async (t) => {
  const ask = contribution('a', '2025-03-01', { kind: 'demand', act: 'demand' })
  const done = contribution('b', '2025-03-03', { stance: 'unclear' })
  const links = [{ a: 'a', b: 'b', relation: 'meets' as const }]
  t.match(judge([{ ...ask, said: done.said }, done], { links }), { status: 'closed', why: { rule: 'closed.met' } })
})

t.test("a reviewer's word closes it, as does the end of its framework", async (t) => {
  const claims = [contribution('a', '2025-03-01')]
  t.match(judge(claims, { isClosed: () => true }), { status: 'closed', why: { rule: 'closed.by-reviewer' } })
  t.match(judge(claims, {}, '2026-01-01'), { status: 'closed', why: { rule: 'closed.superseded-with-framework' } })
})

t.test('frameworks are not pooled: positions elsewhere leave it dormant here', async (t) => {
  const point = judge([
    contribution('older', '2024-02-01', { framework: 'old' }),
    contribution('a', '2024-03-01', { framework: 'old' }),
  ])
  t.match(point, { status: 'dormant', positions: [], why: { claims: ['a'] } })
})

t.test('an issue without a proposition and one without a claim are no sticking points', async (t) => {
  t.equal(judge([contribution('a', '2025-03-01', { issue: 'course' })]), undefined)
  t.equal(judge([]), undefined)
})

t.test('unsure claims are hidden with a count until somebody reviews them', async (t) => {
  const unsure = contribution('b', '2025-03-02', { ...by.port, stance: 'opposes', confidence: 0.2 })
  t.match(judge([contribution('a', '2025-03-01'), unsure]), { standing: 'one-sided', hidden: 1 })
  t.match(judge([contribution('a', '2025-03-01'), { ...unsure, review: 'confirmed' }]), {
    standing: 'contested',
    hidden: 0,
  })
})

t.test('on a day counts only what was said by then', async (t) => {
  const claims = [contribution('a', '2025-03-01'), contribution('b', '2025-03-09', { stance: 'opposes' })]
  t.match(judge(claims, {}, '2025-03-08'), { positions: [{ stance: 'supports', claims: ['a'] }] })
  t.match(judge(claims, {}, '2025-03-09'), { positions: [{ stance: 'opposes', claims: ['b'] }] })
  t.equal(judge(claims, {}, '2025-02-28'), undefined)
})

t.test('claims that nobody knows the date of are listed apart', async (t) => {
  t.match(judge([contribution('a', '2025-03-01'), contribution('b', null, by.port)]), {
    undated: ['b'],
    noPosition: ['port'],
  })
})
