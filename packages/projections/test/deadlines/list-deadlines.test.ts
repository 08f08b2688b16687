import type { DomainEvent } from '@onrecord/domain'
import t from 'tap'
import { listDeadlines } from '../../src/index.ts'
import { projected } from '../projected.ts'
import { claimOf, classified, documentIdOf, received, recorded } from '../samples.ts'

const today = '2025-02-20'
const sets = (name: string, due: string, day = '2025-02-01'): DomainEvent[] => [
  received(name, { publishedOn: day }),
  recorded(name, 0, { kind: 'deadline', due }),
  classified(name, 0),
]
const says = (name: string, day: string): DomainEvent[] => [
  received(name, { publishedOn: day }),
  recorded(name, 0),
  classified(name, 0),
]
const link = (a: string, b: string, relation: 'misses' | 'meets' | 'extends'): DomainEvent => ({
  type: 'ClaimsLinked',
  data: { a: claimOf(a, 0), b: claimOf(b, 0), relation, rule: 'dates' },
})

t.test('deadlines come by their last day, each judged on the day, page after page', async (t) => {
  const { db, dossier } = await projected(t, [
    ...sets('late', '2025-03-05'),
    ...sets('now', '2025-02-18/2025-02-22'),
    ...sets('past', '../2025-02-03'),
    ...sets('open', '2025-02-10/..'),
  ])
  const first = await listDeadlines(db, { dossier, today, limit: 2 })
  const rest = await listDeadlines(db, { dossier, today, limit: 10, after: first.deadlines.at(-1)?.order })
  t.same(
    [...first.deadlines, ...rest.deadlines].map(({ claimId, state }) => [claimId, state]),
    [
      [claimOf('past', 0), 'overdue'],
      [claimOf('open', 0), 'due'],
      [claimOf('now', 0), 'due'],
      [claimOf('late', 0), 'upcoming'],
    ],
  )
  const [past] = (await listDeadlines(db, { dossier, today, on: '2025-02-03', limit: 1 })).deadlines
  t.equal(past?.state, 'due', 'judged on the day that is asked for')
})

t.test('what claims say of a date counts from the day that they were said', async (t) => {
  const { db, dossier } = await projected(t, [
    ...sets('talks', '2025-02-03'),
    ...says('nothing began', '2025-02-15'),
    link('nothing began', 'talks', 'misses'),
  ])
  const state = async (on?: string) =>
    (await listDeadlines(db, { dossier, today, on, limit: 1 })).deadlines.map(({ state, by }) => [state, by])
  t.same(await state(), [['missed', [claimOf('nothing began', 0)]]])
  t.same(await state('2025-02-14'), [['overdue', []]])
})

t.test("a reviewer's decision is taken, and taken back", async (t) => {
  const { db, dossier, add } = await projected(t, sets('talks', '2025-02-03'))
  const decide = (outcome: 'met' | null): DomainEvent => ({
    type: 'DueOutcomeRecorded',
    data: { claimId: claimOf('talks', 0), outcome, newDate: null, reason: null },
  })
  const state = async () => (await listDeadlines(db, { dossier, today, limit: 1 })).deadlines[0]?.state
  await add([decide('met')])
  t.equal(await state(), 'met')
  await add([decide(null)])
  t.equal(await state(), 'overdue')
})

t.test('events and expectations are listed on request, behind obligations', async (t) => {
  const [document, found, class_] = sets('meeting', '2025-02-01') as [
    DomainEvent,
    ReturnType<typeof recorded>,
    DomainEvent,
  ]
  const { due } = found.data
  if (due === null) throw new Error('it sets a date')
  const meeting = { ...found, data: { ...found.data, due: { ...due, type: 'event' as const } } }
  const { db, dossier } = await projected(t, [document, meeting, class_, ...sets('talks', '2025-02-03')])
  const list = async (types?: ('obligation' | 'event')[]) =>
    (await listDeadlines(db, { dossier, today, types, limit: 10 })).deadlines.map(({ claimId }) => claimId)
  t.same(await list(), [claimOf('talks', 0)])
  t.same(await list(['event', 'obligation']), [claimOf('talks', 0), claimOf('meeting', 0)])
})

t.test('a corrected date replaces the old one; withdrawn documents take theirs along', async (t) => {
  const { db, dossier, add, head } = await projected(t, sets('talks', '2025-02-03'))
  const before = head()
  const due = { edtf: '2025-03-03', earliest: '2025-03-03', latest: '2025-03-03' }
  await add([
    {
      type: 'ClaimCorrected',
      data: {
        claimId: claimOf('talks', 0),
        changes: { due: { ...due, type: 'obligation', modality: 'expected', start: null, end: null } },
        reason: 'misread',
      },
    },
  ])
  t.match((await listDeadlines(db, { dossier, today, limit: 9 })).deadlines, [{ due, state: 'upcoming' }])
  t.match((await listDeadlines(db, { dossier, today, limit: 9, asOfSeq: before })).deadlines, [{ state: 'overdue' }])
  await add([{ type: 'DocumentWithdrawn', data: { documentId: documentIdOf('talks'), reason: null } }])
  t.same((await listDeadlines(db, { dossier, today, limit: 9 })).deadlines, [])
})
