import type { DomainEvent } from '@onrecord/domain'
import t from 'tap'
import { listStickingPoints } from '../../src/index.ts'
import { projected } from '../projected.ts'
import { claimOf, classified, configuration, received, recorded } from '../samples.ts'

const today = '2025-03-01'
const said = (name: string, day: string, given: Parameters<typeof classified>[2] = {}, found = {}): DomainEvent[] => [
  received(name, { publishedOn: day }),
  recorded(name, 0, found),
  classified(name, 0, given),
]
const port = { actor: 'director', positions: [{ issue: 'wages', stance: 'opposes' as const }] }

t.test('positions stand as the latest word, whatever arrived last', async (t) => {
  const { db, dossier } = await projected(t, [
    ...said('new', '2025-02-10'),
    ...said('old', '2025-01-10', { positions: [{ issue: 'wages', stance: 'opposes' }] }),
    ...said('port', '2025-02-12', port),
  ])
  const list = await listStickingPoints(db, { dossier, today })
  t.match(list, {
    framework: 'first',
    minimumConfidence: 0.4,
    points: [
      {
        issue: 'wages',
        status: 'open',
        standing: 'narrowing',
        positions: [
          { party: 'port', stance: 'opposes', claims: [claimOf('port', 0)] },
          { party: 'union', stance: 'supports', claims: [claimOf('new', 0)] },
        ],
        noPosition: [],
      },
    ],
  })
})

t.test('a seq and a day ask about two times that are never mixed', async (t) => {
  const { db, dossier, add, head } = await projected(t, said('a', '2025-02-10'))
  const before = head()
  await add(said('late', '2025-01-05', { positions: [{ issue: 'wages', stance: 'opposes' }] }))
  const stances = async (at: { asOfSeq?: number; on?: string }) =>
    (await listStickingPoints(db, { dossier, today, ...at }))?.points.map(({ positions }) =>
      positions.map(({ stance }) => stance),
    )
  t.same(await stances({}), [['supports']])
  t.same(await stances({ on: '2025-02-01' }), [['opposes']], 'said by that day, as we know now')
  t.same(await stances({ on: '2025-02-01', asOfSeq: before }), [], 'said by that day, as we knew then')
  t.equal(await listStickingPoints(db, { dossier, today, asOfSeq: 1 }), undefined, 'before the configuration')
})

t.test('the framework in force is taken unless another is named, and what is only elsewhere is dormant', async (t) => {
  const { db, dossier } = await projected(t, said('a', '2025-02-10'))
  const ask = async (query: { framework?: string | null; on?: string; today?: string }) => {
    const list = await listStickingPoints(db, { dossier, today, ...query })
    return [list?.framework, ...(list?.points.map(({ status }) => status) ?? [])]
  }
  t.same(await ask({}), ['first', 'open'])
  t.same(await ask({ framework: 'second' }), ['second', 'dormant'])
  t.same(await ask({ framework: null }), [null, 'dormant'])
  t.same(await ask({ today: '2025-05-01' }), ['second', 'dormant'])
  t.same(await ask({ framework: 'first', today: '2025-05-01' }), ['first', 'closed'])
})

t.test('an issue is in a phase by the configuration or by a claim that names it', async (t) => {
  const shifts = { positions: [{ issue: 'shifts', stance: 'supports' as const }] }
  const { db, dossier, add } = await projected(t, said('a', '2025-02-10', shifts))
  const inPhase = async (phase: number) => (await listStickingPoints(db, { dossier, today, phase }))?.points.length
  t.same([await inPhase(1), await inPhase(2)], [0, 1])
  await add(said('b', '2025-02-11', { ...shifts, phase: 1 }))
  const list = await listStickingPoints(db, { dossier, today, phase: 1 })
  t.same(
    list?.points[0]?.positions[0]?.claims,
    [claimOf('b', 0)].concat([]),
    'the later claim has replaced the earlier',
  )
})

t.test('a reviewer closes an issue in one framework or in all, and the latest word counts', async (t) => {
  const { db, dossier, add } = await projected(t, said('a', '2025-02-10'))
  const status = async () => (await listStickingPoints(db, { dossier, today }))?.points[0]?.status
  const word = (type: 'IssueClosed' | 'IssueReopened', framework: string | null): DomainEvent => ({
    type,
    data: { issue: 'wages', framework, reason: null },
  })
  await add([word('IssueClosed', 'second')])
  t.equal(await status(), 'open')
  await add([word('IssueClosed', null)])
  t.equal(await status(), 'closed')
  await add([word('IssueReopened', 'first')])
  t.equal(await status(), 'open')
})

t.test('weak claims are hidden with a count, or shown where the threshold is lowered', async (t) => {
  const { db, dossier } = await projected(t, [
    ...said('a', '2025-02-10'),
    ...said('weak', '2025-02-11', port, { confidence: 0.3 }),
    ...said(
      'weak on two',
      '2025-02-11',
      { positions: ['wages', 'shifts'].map((issue) => ({ issue, stance: 'supports' as const })) },
      { confidence: 0.1 },
    ),
  ])
  t.match((await listStickingPoints(db, { dossier, today }))?.points, [{ standing: 'one-sided', hidden: 2 }])
  t.match((await listStickingPoints(db, { dossier, today, minimumConfidence: 0.2 }))?.points, [
    { standing: 'contested', hidden: 1, positions: [{ provisional: true }, { provisional: false }] },
  ])
})

t.test('a rejection between claims contests, and restatements are mentions of the first', async (t) => {
  const { db, dossier } = await projected(t, [
    ...said('offer', '2025-02-10', {}, { act: 'propose' }),
    ...said('again', '2025-02-11', {}, { act: 'propose' }),
    ...said('no', '2025-02-12', { ...port, positions: [{ issue: 'wages', stance: 'unclear' }] }, { act: 'reject' }),
    {
      type: 'ClaimsLinked',
      data: { a: claimOf('offer', 0), b: claimOf('again', 0), relation: 'restates', rule: null },
    },
    { type: 'ClaimsLinked', data: { a: claimOf('no', 0), b: claimOf('offer', 0), relation: 'rejects', rule: null } },
  ])
  const [point] = (await listStickingPoints(db, { dossier, today, status: 'open', issue: 'wages' }))?.points ?? []
  t.match(point, {
    standing: 'contested',
    why: { rule: 'contested.rejected', claims: [claimOf('offer', 0), claimOf('no', 0)] },
    mentions: { [claimOf('offer', 0)]: [claimOf('again', 0)] },
  })
})

t.test('a changed configuration is read as of the seq that is asked for', async (t) => {
  const { db, dossier, add, head } = await projected(t, said('a', '2025-02-10'))
  const before = head()
  const silenced = {
    ...configuration,
    actors: configuration.actors.map((actor) => (actor.id === 'board' ? { ...actor, speaksFor: false } : actor)),
  }
  await add([{ type: 'DossierConfigured', data: { configuration: silenced, version: 2 } }])
  t.match((await listStickingPoints(db, { dossier, today }))?.points, [{ positions: [], within: [{ party: 'union' }] }])
  t.match((await listStickingPoints(db, { dossier, today, asOfSeq: before }))?.points, [
    { positions: [{ party: 'union' }], within: [] },
  ])
})
