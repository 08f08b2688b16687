import type { DomainEvent } from '@onrecord/domain'
import { freshLog } from '@onrecord/testing'
import t from 'tap'
import { findDeadline, listDeadlines, listTimeline } from '../../src/index.ts'
import { appendAll, projectAll } from '../logs.ts'
import { enlarge, scansOf } from '../plans.ts'
import { claimOf, classified, opening, received, recorded } from '../samples.ts'

const dossier = 'port'
const today = '2025-02-20'

/** One document with many claims, every fourth of which sets a date that others restate or tell of. */
const events = Array.from({ length: 60 }, (_, nth): DomainEvent[] => {
  const name = `document ${nth}`
  const due = `2025-0${1 + (nth % 6)}-1${nth % 10}`
  const link = (claim: number, relation: 'restates' | 'meets'): DomainEvent => ({
    type: 'ClaimsLinked',
    data: { a: claimOf(name, 0), b: claimOf(name, claim), relation, rule: 'dates' },
  })
  return [
    received(name, { publishedOn: `2025-01-1${nth % 10}` }),
    ...[0, 1, 2, 3].flatMap((claim): DomainEvent[] => [
      recorded(name, claim, { confidence: nth % 5 === 0 ? 0.2 : 0.9, ...(claim < 2 ? { kind: 'deadline', due } : {}) }),
      classified(name, claim, { actor: claim === 1 ? 'director' : 'board' }),
    ]),
    ...(nth % 5 === 1 ? [link(1, 'restates'), link(2, 'meets')] : []),
  ]
}).flat()

const { log, owner, database } = await freshLog(t)
await appendAll(log, dossier, [...opening, ...events])
const head = await projectAll(log, { dossier })
for (const table of ['view_claims', 'view_deadlines']) await enlarge(owner.db, { table, dossier })

t.test('no page of deadlines reads a whole table, whatever it is narrowed to and as of when', async (t) => {
  const states = ['pending', 'upcoming', 'due', 'overdue', 'met', 'missed', 'extended', 'withdrawn', 'unknown'] as const
  const asked = [
    {},
    ...states.map((state) => ({ state })),
    { party: 'union' },
    { framework: 'first' },
    { from: '2025-02-01', to: '2025-02-12' },
    { types: ['event', 'obligation'] as const, minimumConfidence: 0.1 },
  ]
  for (const narrowed of asked) {
    for (const at of [{}, { on: '2025-02-15' }, { asOfSeq: head }, { asOfSeq: 50 }]) {
      const scans = await scansOf(database.url, (db) =>
        listDeadlines(db, { dossier, today, limit: 20, ...narrowed, ...at }),
      )
      t.same(scans, [], JSON.stringify({ ...narrowed, ...at }))
    }
  }
  t.same(
    await scansOf(database.url, (db) => findDeadline(db, { dossier, today, claimId: claimOf('document 1', 1) })),
    [],
  )
})

t.test('no page of the timeline reads a whole table', async (t) => {
  for (const narrowed of [{}, { party: 'union' }, { framework: null }, { from: '2025-03-01', to: '2025-03-12' }]) {
    for (const at of [{}, { on: '2025-02-15' }, { asOfSeq: head }, { asOfSeq: 50 }]) {
      const scans = await scansOf(database.url, (db) => listTimeline(db, { dossier, limit: 20, ...narrowed, ...at }))
      t.same(scans, [], JSON.stringify({ ...narrowed, ...at }))
    }
  }
})
