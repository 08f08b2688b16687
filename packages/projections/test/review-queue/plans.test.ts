import type { DomainEvent } from '@onrecord/domain'
import { freshLog } from '@onrecord/testing'
import t from 'tap'
import {
  findClusters,
  findDeadlineCandidates,
  findDemandCandidates,
  listOutcomeTellers,
  listUnreviewed,
} from '../../src/index.ts'
import { appendAll, projectAll } from '../logs.ts'
import { enlarge, scansOf } from '../plans.ts'
import { claimOf, classified, opening, received, recorded } from '../samples.ts'

const dossier = 'port'
const events = Array.from({ length: 60 }, (_, nth): DomainEvent[] => {
  const name = `document ${nth}`
  const link = (claim: number, relation: 'restates' | 'meets'): DomainEvent => ({
    type: 'ClaimsLinked',
    data: { a: claimOf(name, 0), b: claimOf(name, claim), relation, rule: 'test' },
  })
  return [
    received(name, { publishedOn: `2025-01-1${nth % 10}` }),
    ...[0, 1, 2, 3].flatMap((claim): DomainEvent[] => [
      recorded(name, claim, claim < 2 ? { kind: 'deadline', due: `2025-0${1 + (nth % 6)}-10` } : {}),
      classified(name, claim, { actor: 'board' }),
    ]),
    ...(nth % 5 === 1 ? [link(1, 'restates'), link(2, 'meets')] : []),
  ]
}).flat()

const { log, owner, database } = await freshLog(t)
await appendAll(log, dossier, [...opening, ...events])
const head = await projectAll(log, { dossier })
for (const table of ['view_claims', 'view_deadlines', 'view_demands']) await enlarge(owner.db, { table, dossier })

t.test('neither the queue nor what it rests on reads a whole table', async (t) => {
  const scans = (ask: Parameters<typeof scansOf>[1]) => scansOf(database.url, ask)
  t.same(await scans((db) => listUnreviewed(db, { dossier, filter: {}, except: [], limit: 20 })), [])
  const after = { said: '2025-01-15/2025-01-15', confidence: 0.5, claimId: claimOf('document 1', 1) }
  t.same(await scans((db) => listUnreviewed(db, { dossier, filter: {}, except: [], after, limit: 20 })), [])
  t.same(await scans((db) => listOutcomeTellers(db, { dossier, limit: 200 })), [])
  const claimIds = Array.from({ length: 60 }, (_, nth) => claimOf(`document ${nth}`, 0))
  t.same(await scans((db) => findClusters(db, { dossier, claimIds })), [])
})

t.test('what a brief looks at is found without reading a whole table', async (t) => {
  const recorded = { from: { seq: head - 50, day: '2025-01-01' }, to: { seq: head, day: '2025-02-01' } }
  const said = {
    from: { seq: head, day: '2025-01-12', on: '2025-01-12' },
    to: { seq: head, day: '2025-01-13', on: '2025-01-13' },
  }
  for (const sides of [recorded, said]) {
    const asked = { dossier, ...sides, limit: 100 }
    t.same(await scansOf(database.url, (db) => findDeadlineCandidates(db, { ...asked, types: ['obligation'] })), [])
    t.same(await scansOf(database.url, (db) => findDemandCandidates(db, asked)), [])
  }
})
