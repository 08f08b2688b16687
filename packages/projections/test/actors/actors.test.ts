import { type ClaimWords, saveQuotes } from '@onrecord/documents'
import t from 'tap'
import { countSpeaking, findLastStances, listUnknownClaimants } from '../../src/index.ts'
import { projected } from '../projected.ts'
import { claimOf, classified, documentIdOf, received, recorded } from '../samples.ts'

const actors = ['board', 'director', 'grocer']
const said = [
  received('a', { publishedOn: '2025-02-01' }),
  recorded('a', 0),
  classified('a', 0),
  received('b', { publishedOn: '2025-02-05' }),
  recorded('b', 0, { kind: 'demand' }),
  classified('b', 0, { positions: [{ issue: 'wages', stance: 'opposes' }] }),
  recorded('b', 1, { confidence: 0.3 }),
  classified('b', 1, { positions: [{ issue: 'shifts', stance: 'supports' }] }),
  recorded('b', 2, { saidOn: '2025-01-10' }),
  classified('b', 2, { actor: 'director', framework: null }),
]

t.test('an actor’s live claims are counted by kind, the unsure ones apart', async (t) => {
  const { db, dossier, add, head } = await projected(t, said)
  const count = async (more: object = {}) => {
    const speaking = await countSpeaking(db, { dossier, actors, minimumConfidence: 0.4, ...more })
    return Object.fromEntries(
      [...speaking].map(([actor, { claims, hidden, lastSaid }]) => [
        actor,
        `${claims.statement} ${claims.demand} ${claims.deadline} ${hidden} ${lastSaid.slice(0, 10)}`,
      ]),
    )
  }
  t.same(await count(), { board: '1 1 0 1 2025-02-05', director: '1 0 0 0 2025-01-10' })
  t.same(await count({ on: '2025-02-04' }), { board: '1 0 0 0 2025-02-01', director: '1 0 0 0 2025-01-10' })

  const before = head()
  await add([
    { type: 'ClaimConfirmed', data: { claimId: claimOf('b', 1), reason: null } },
    { type: 'ClaimRetracted', data: { claimId: claimOf('b', 0), reason: null } },
    { type: 'DocumentWithdrawn', data: { documentId: documentIdOf('a'), reason: null } },
    classified('b', 2, { actor: 'grocer', by: 'reviewer' }),
  ])
  t.same(await count(), { board: '1 0 0 0 2025-02-05', grocer: '1 0 0 0 2025-01-10' })
  await add([{ type: 'DocumentReinstated', data: { documentId: documentIdOf('a'), reason: null } }])
  t.same(await count(), { board: '2 0 0 0 2025-02-05', grocer: '1 0 0 0 2025-01-10' })
  t.same(await count({ asOfSeq: before }), { board: '1 1 0 1 2025-02-05', director: '1 0 0 0 2025-01-10' })
})

t.test('the stance that counts on an issue is that of the claim said last', async (t) => {
  const { db, dossier } = await projected(t, said)
  const last = async (more: object = {}) => {
    const stances = await findLastStances(db, { dossier, actors, minimumConfidence: 0.4, ...more })
    return Object.fromEntries(
      [...stances].map(([actor, list]) => [actor, list.map(({ issue, stance }) => `${stance} ${issue}`)]),
    )
  }
  t.same(await last(), { board: ['opposes wages'], director: ['supports wages'] })
  t.same(await last({ minimumConfidence: 0 }), {
    board: ['supports shifts', 'opposes wages'],
    director: ['supports wages'],
  })
  t.same(await last({ on: '2025-02-01' }), { board: ['supports wages'], director: ['supports wages'] })
  t.same(await last({ actors: [] }), {})
})

t.test('claimants whom nobody has configured go by the names that the texts have for them', async (t) => {
  const { log, db, dossier, add, head } = await projected(t, [
    ...said,
    ...[3, 4, 5, 6].flatMap((nth) => [recorded('b', nth), classified('b', nth, { actor: null })]),
  ])
  const words = (name: string | null): ClaimWords => ({
    segments: [''],
    prefix: '',
    suffix: '',
    cue: null,
    mention: null,
    chain: [],
    addressee: null,
    claimants: [name],
  })
  await saveQuotes(
    log.db,
    dossier,
    ['Otto Lund', 'Mira Voss', 'MIRA VOSS', null].map((name, nth) => ({
      claimId: claimOf('b', nth + 3),
      documentId: documentIdOf('b'),
      words: words(name),
    })),
  )
  const list = async (more: object = {}) =>
    (await listUnknownClaimants(db, { dossier, limit: 10, ...more })).map(({ name, total }) => `${name} ${total}`)
  t.same(await list(), ['MIRA VOSS 2', 'Otto Lund 1'])
  t.same(await list({ after: { total: 2, name: 'mira voss' } }), ['Otto Lund 1'])
  t.same(await list({ limit: 1 }), ['MIRA VOSS 2'])
  t.same(await list({ party: 'union' }), [])
  t.same(await list({ on: '2025-01-01' }), [])

  const before = head()
  await add([classified('b', 3, { actor: 'grocer' })])
  t.same(await list(), ['MIRA VOSS 2'])
  t.same(await list({ asOfSeq: before }), ['MIRA VOSS 2', 'Otto Lund 1'])
})
