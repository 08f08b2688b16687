import t from 'tap'
import { listTimeline } from '../../src/index.ts'
import { projected } from '../projected.ts'
import { claimOf, classified, received, recorded } from '../samples.ts'

t.test('claims stand on the day that they were said and on the last day of the date that they set', async (t) => {
  const { db, dossier } = await projected(t, [
    received('a', { publishedOn: '2025-02-10' }),
    recorded('a', 0, { kind: 'deadline', due: '../2025-02-20' }),
    classified('a', 0),
    recorded('a', 1, { saidOn: '2025-02-15' }),
    received('undated', { publishedOn: null }),
    recorded('undated', 0),
    received('b', { publishedOn: '2025-02-15' }),
    recorded('b', 0),
  ])
  const all = await listTimeline(db, { dossier, limit: 10 })
  t.same(
    all.map(({ day, what }) => [day, what]),
    [
      ['2025-02-10', 'said'],
      ['2025-02-10', 'said'],
      ['2025-02-15', 'said'],
      ['2025-02-20', 'due'],
    ],
    'a claim is not said after its publication',
  )
  const rest = await listTimeline(db, { dossier, after: all[1], limit: 10 })
  t.same(rest, all.slice(2))
  t.same(await listTimeline(db, { dossier, from: '2025-02-16', to: '2025-02-28', limit: 10 }), [
    { day: '2025-02-20', what: 'due', claimId: claimOf('a', 0), order: '2025-02-20/due' },
  ])
  t.equal((await listTimeline(db, { dossier, party: 'union', limit: 10 })).length, 2)
})
