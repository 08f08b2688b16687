import type { DomainEvent } from '@onrecord/domain'
import t from 'tap'
import { listPositions, type PositionQuery } from '../../src/index.ts'
import { projected } from '../projected.ts'
import { claimOf, classified, received, recorded } from '../samples.ts'

const today = '2025-03-01'
const said = (name: string, day: string, given: Parameters<typeof classified>[2] = {}): DomainEvent[] => [
  received(name, { publishedOn: day }),
  recorded(name, 0),
  classified(name, 0, given),
]
const opposes = { positions: [{ issue: 'wages', stance: 'opposes' as const }] }

t.test('a position says what it replaced, whatever arrived last', async (t) => {
  const { db, dossier } = await projected(t, [
    ...said('new', '2025-02-10'),
    ...said('older', '2025-01-05'),
    ...said('old', '2025-01-10', opposes),
    ...said('port', '2025-02-12', { actor: 'director', ...opposes }),
    ...said('left', '2025-02-12', { actor: 'left', ...opposes }),
    ...said('grocer', '2025-02-13', { actor: 'grocer' }),
  ])
  const ask = async (query: Partial<PositionQuery> = {}) =>
    (await listPositions(db, { dossier, today, places: ['position'], limit: 10, ...query }))?.positions ?? []
  t.match(await ask(), [
    { issue: 'wages', framework: 'first', party: 'port', rule: 'position.only-word', replaced: null },
    {
      party: 'union',
      stance: 'supports',
      claims: [claimOf('new', 0)],
      rule: 'position.changed',
      replaced: { claimId: claimOf('old', 0), stance: 'opposes' },
    },
  ])
  t.match(await ask({ on: '2025-01-20' }), [
    { party: 'union', stance: 'opposes', rule: 'position.changed', replaced: { claimId: claimOf('older', 0) } },
  ])
  const all = await ask({ places: ['position', 'within', 'voice'] })
  t.same(
    all.map(({ place, party }) => [place, party]),
    [
      ['position', 'port'],
      ['position', 'union'],
      ['voice', 'shops'],
      ['within', 'union'],
    ],
  )
  t.same(await ask({ places: ['position', 'within', 'voice'], limit: 2, after: all[1]?.key }), all.slice(2, 4))
  t.equal((await ask({ party: 'union' })).length, 1)
  t.equal((await ask({ stance: 'conditions' })).length, 0)
  t.equal((await ask({ framework: 'second' })).length, 0)
  t.equal(await listPositions(db, { dossier, today, asOfSeq: 1, places: ['position'], limit: 1 }), undefined)
})

t.test('unsure claims are counted once in all, whatever issues they are on', async (t) => {
  const { db, dossier } = await projected(t, [
    ...said('sure', '2025-02-10'),
    ...['weak', 'weak on two'].flatMap((name): DomainEvent[] => [
      received(name, { publishedOn: '2025-02-11' }),
      recorded(name, 0, { confidence: 0.1 }),
      classified(name, 0, {
        positions: ['wages', ...(name === 'weak' ? [] : ['shifts'])].map((issue) => ({ issue, stance: 'supports' })),
      }),
    ]),
  ])
  const hidden = async (query: Partial<PositionQuery>) =>
    (await listPositions(db, { dossier, today, places: ['position'], limit: 10, ...query }))?.hidden
  t.equal(await hidden({}), 2)
  t.equal(await hidden({ issue: 'shifts' }), 1)
  t.equal(await hidden({ minimumConfidence: 0.1 }), 0)
  t.equal(await hidden({ on: '2025-02-10' }), 0)
})

t.test('stances that stand beside one another are concurrent, and a party upholds what it repeats', async (t) => {
  const { db, dossier } = await projected(t, [
    ...said('first', '2025-01-10'),
    ...said('again', '2025-01-12'),
    ...said('port yes', '2025-02-01', { actor: 'director' }),
    ...said('port no', '2025-02-01', { actor: 'director', ...opposes }),
  ])
  const list = await listPositions(db, { dossier, today, places: ['position'], limit: 10 })
  t.same(
    list?.positions.map(({ party, rule, replaced }) => [party, rule, replaced?.claimId]),
    [
      ['port', 'position.concurrent', undefined],
      ['port', 'position.concurrent', undefined],
      ['union', 'position.upheld', claimOf('first', 0)],
    ],
  )
})

t.test('what was replaced may have been told again, before and after it fell', async (t) => {
  const { db, dossier } = await projected(t, [
    ...said('first', '2025-01-05'),
    ...said('no', '2025-01-10', opposes),
    ...said('no again', '2025-02-15', opposes),
    ...said('new', '2025-02-01'),
    {
      type: 'ClaimsLinked',
      data: { a: claimOf('no', 0), b: claimOf('no again', 0), relation: 'restates', rule: null },
    },
  ])
  const list = await listPositions(db, { dossier, today, places: ['position'], limit: 10 })
  t.match(list?.positions, [
    { stance: 'supports', claims: [claimOf('new', 0)], replaced: { claimId: claimOf('no', 0), stance: 'opposes' } },
  ])
})

t.test('the key of many who speak together stays short', async (t) => {
  const event = classified('crowd', 0, { actor: 'grocer' })
  const claimants = Array.from({ length: 40 }, (_, nth) => ({ actorId: `shop-${nth}`, span: null, role: null }))
  const crowd = { ...event, data: { ...event.data, claimants: [...event.data.claimants, ...claimants] } }
  const { db, dossier } = await projected(t, [received('crowd'), recorded('crowd', 0), crowd])
  const list = await listPositions(db, { dossier, today, places: ['voice'], limit: 10 })
  const [voice] = list?.positions ?? []
  t.ok((voice?.holder?.length ?? 0) > 200)
  t.ok((voice?.key.length ?? 500) < 200)
})
