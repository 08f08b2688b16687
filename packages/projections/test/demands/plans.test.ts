import type { DomainEvent } from '@onrecord/domain'
import { freshLog } from '@onrecord/testing'
import t from 'tap'
import { findDemand, listDemands } from '../../src/index.ts'
import { appendAll, projectAll } from '../logs.ts'
import { enlarge, scansOf } from '../plans.ts'
import { claimOf, classified, configuration, opening, received, recorded } from '../samples.ts'

const dossier = 'port'

/** One document with demands that are told again, answered and decided. */
const events = Array.from({ length: 60 }, (_, nth): DomainEvent[] => {
  const name = `document ${nth}`
  const link = (a: number, b: number, relation: 'restates' | 'accepts' | 'rejects'): DomainEvent => ({
    type: 'ClaimsLinked',
    data: { a: claimOf(name, a), b: claimOf(name, b), relation, rule: 'same-matter' },
  })
  return [
    received(name, { publishedOn: `2025-01-1${nth % 10}` }),
    ...[0, 1, 2, 3].flatMap((claim): DomainEvent[] => [
      recorded(name, claim, { confidence: nth % 5 === 0 ? 0.2 : 0.9, ...(claim < 2 ? { kind: 'demand' } : {}) }),
      classified(name, claim, { actor: claim < 2 ? 'board' : 'director', framework: nth % 2 === 0 ? 'first' : null }),
    ]),
    ...(nth % 5 === 1 ? [link(0, 1, 'restates'), link(0, 2, 'accepts'), link(1, 3, 'rejects')] : []),
  ]
}).flat()

t.test('no page of demands reads a whole table, whatever it is narrowed to and as of when', async (t) => {
  const { log, owner, database } = await freshLog(t)
  await appendAll(log, dossier, [...opening, ...events])
  const head = await projectAll(log, { dossier })
  for (const table of ['view_claims', 'view_demands']) await enlarge(owner.db, { table, dossier })
  const states = ['open', 'accepted', 'partly-accepted', 'rejected', 'met', 'withdrawn'] as const
  const asked = [
    {},
    ...states.map((state) => ({ state })),
    { party: 'union' },
    { of: 'port', issue: 'wages' },
    { framework: 'first', phase: 2 },
    { from: '2025-01-12', to: '2025-01-13' },
    { minimumConfidence: 0.1 },
  ]
  for (const narrowed of asked) {
    for (const at of [{}, { on: '2025-01-15' }, { asOfSeq: head }, { asOfSeq: 50 }]) {
      const scans = await scansOf(database.url, (db) =>
        listDemands(db, { dossier, configuration, limit: 20, ...narrowed, ...at }),
      )
      t.same(scans, [], JSON.stringify({ ...narrowed, ...at }))
    }
  }
  const claimId = claimOf('document 1', 1)
  t.same(await scansOf(database.url, (db) => findDemand(db, { dossier, configuration, claimId })), [])
})
