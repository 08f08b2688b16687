import { type ClaimWords, readSearch, saveDocument, saveQuotes } from '@onrecord/documents'
import type { DomainEvent } from '@onrecord/domain'
import { freshLog } from '@onrecord/testing'
import { sql } from 'kysely'
import t from 'tap'
import {
  type ClaimFilter,
  countHiddenClaims,
  countMentions,
  countSpeaking,
  findClusters,
  findLastStances,
  findPublishing,
  listClaims,
  listDocuments,
  listSourceNames,
  listUnknownClaimants,
} from '../src/index.ts'
import { appendAll, projectAll } from './logs.ts'
import { enlarge, scansOf } from './plans.ts'
import { claimOf, classified, documentIdOf, opening, received, recorded } from './samples.ts'

const dossier = 'port'
const words: ClaimWords = {
  segments: ['Mira Voss was there'],
  prefix: '',
  suffix: '',
  cue: null,
  mention: null,
  chain: [],
  addressee: null,
  claimants: ['Mira Voss'],
}

const events = Array.from({ length: 60 }, (_, nth): DomainEvent[] => {
  const name = `document ${nth}`
  const publishedOn = `2025-0${1 + (nth % 6)}-1${nth % 10}`
  return [
    received(name, { publishedOn, source: `paper ${nth % 7}` }),
    ...[0, 1, 2, 3].flatMap((claim): DomainEvent[] => [
      recorded(name, claim, {
        confidence: (nth + claim) % 5 === 0 ? 0.2 : 0.9,
        act: nth === 3 ? 'withdraw' : 'assert',
      }),
      classified(name, claim, { actor: claim === 0 ? null : claim === 1 ? 'director' : 'board' }),
    ]),
    ...(nth % 5 === 0
      ? [
          {
            type: 'ClaimsLinked' as const,
            data: { a: claimOf(name, 0), b: claimOf(name, 1), relation: 'restates' as const, rule: 'same-words' },
          },
        ]
      : []),
  ]
}).flat()

const { log, owner, database } = await freshLog(t)
await appendAll(log, dossier, [...opening, ...events])
const head = await projectAll(log, { dossier })
await saveQuotes(
  log.db,
  dossier,
  Array.from({ length: 60 }, (_, nth) => ({
    claimId: claimOf(`document ${nth}`, 0),
    documentId: documentIdOf(`document ${nth}`),
    words,
  })),
)
for (let nth = 0; nth < 60; nth += 1) {
  const documentId = documentIdOf(`document ${nth}`)
  const text = `${nth % 3 === 0 ? 'strike' : 'talks'} of the harbour ${nth === 7 ? 'lighthouse' : 'crane'}`
  await saveDocument(log.db, {
    dossier,
    documentId,
    salt: Buffer.alloc(32),
    text,
    title: null,
    author: null,
    url: null,
  })
}
// As many again in ten other dossiers, and more of this one's under other ids.
await sql`insert into quote (dossier_id, claim_id, document_id, words)
  select 'like-' || nth, claim_id, document_id, words from quote cross join generate_series(1, 10) as nth
  union all
  select dossier_id, gen_random_uuid(), document_id, jsonb_build_object('segments', array['Talk ' || nth], 'mention', null)
  from quote cross join generate_series(1, 100) as nth`.execute(owner.db)
await sql`insert into document (dossier_id, document_id, text, salt)
  select 'like-' || nth, document_id, text, salt from document cross join generate_series(1, 10) as nth
  union all
  select dossier_id, document_id || '-' || nth, text, salt from document cross join generate_series(1, 30) as nth`.execute(
  owner.db,
)
await sql`analyze quote, document`.execute(owner.db)
for (const table of ['view_claims', 'view_actors', 'view_sources', 'view_documents'])
  await enlarge(owner.db, { table, dossier })

async function searches(...all: string[]): Promise<ClaimFilter[]> {
  return Promise.all(all.map(async (asked) => ({ search: await readSearch(log.db, { dossier, asked }) })))
}

t.test('no list of claims reads the whole table, whatever it is narrowed to and as of when', async (t) => {
  const filters: ClaimFilter[] = [
    {},
    { kind: 'statement' },
    { act: 'withdraw' },
    { party: 'port', act: 'assert' },
    { actor: 'director' },
    { actor: 'nobody' },
    { issue: 'wages', framework: 'first' },
    { framework: null },
    { phase: 2 },
    { document: documentIdOf('document 1') },
    { source: 'paper 1' },
    { review: 'retracted' },
    { from: '2025-03-01', on: '2025-03-02' },
    { minimumConfidence: 0.95 },
    { cluster: claimOf('document 5', 0) },
    { kind: ['demand', 'deadline'], actor: ['director', 'board'] },
    { recordedFrom: 100, recordedTo: 120 },
    { maximumConfidence: 0.3 },
    ...(await searches('voss', 'voss -nobody', 'nothing or voss', '"mira voss"', 'unheard')),
  ]
  for (const filter of filters) {
    for (const asOfSeq of [undefined, head, 20]) {
      const scans = await scansOf(database.url, async (db) => {
        await listClaims(db, { dossier, asOfSeq, filter: { minimumConfidence: 0.4, ...filter }, limit: 50 })
        await countHiddenClaims(db, { dossier, asOfSeq, filter: { minimumConfidence: 0.4, ...filter } })
      })
      t.same(scans, [], `${JSON.stringify(filter)} as of ${asOfSeq}`)
    }
  }
  const claimIds = [0, 5, 10].map((nth) => claimOf(`document ${nth}`, 0))
  const clusters = await scansOf(database.url, async (db) => {
    await findClusters(db, { dossier, asOfSeq: head, claimIds })
    await countMentions(db, { dossier, asOfSeq: head, claimIds })
  })
  t.same(clusters, [])
})

t.test('no list of actors reads the whole table', async (t) => {
  const actors = ['board', 'director', 'grocer']
  for (const asOfSeq of [undefined, head, 20]) {
    const scans = await scansOf(database.url, async (db) => {
      await countSpeaking(db, { dossier, asOfSeq, actors, minimumConfidence: 0.4 })
      await findLastStances(db, { dossier, asOfSeq, actors, on: '2025-03-01' })
      await listUnknownClaimants(db, { dossier, asOfSeq, limit: 50 })
    })
    t.same(scans, [])
  }
})

t.test('no list of publishers or documents reads the whole table', async (t) => {
  for (const asOfSeq of [undefined, head, 20]) {
    const scans = await scansOf(database.url, async (db) => {
      const names = await listSourceNames(db, { dossier, asOfSeq, configured: ['Post'], limit: 50 })
      await findPublishing(db, { dossier, asOfSeq, names, minimumConfidence: 0.4 })
      for (const filter of [
        {},
        { needs: 'date' },
        { needs: 'attention' },
        { state: 'failed' },
        { source: 'Post' },
        { source: ['Post', 'paper 1'], state: ['failed', 'withdrawn'] },
        { recordedFrom: 10, recordedTo: 40 },
        ...(await searches('lighthouse', 'harbour', '"of the harbour" -crane', 'unheard')),
      ] as const) {
        for (const by of ['published', 'recorded'] as const) {
          await listDocuments(db, {
            dossier,
            asOfSeq,
            filter,
            order: { by, direction: 'descending' },
            limit: 50,
          })
        }
      }
    })
    t.same(scans, [])
  }
})
