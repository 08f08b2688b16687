import type { DB } from '@onrecord/database'
import { sourceIdOf } from '@onrecord/domain'
import { freshLog } from '@onrecord/testing'
import fc from 'fast-check'
import type { Kysely } from 'kysely'
import t from 'tap'
import {
  type AsOf,
  countHiddenClaims,
  countSpeaking,
  findClusters,
  findConfiguration,
  findLastStances,
  findLinks,
  findPublishing,
  listClaims,
  listDeadlines,
  listDocuments,
  listGrades,
  listSourceNames,
  listStickingPoints,
  listTimeline,
  listUnknownClaimants,
} from '../src/index.ts'
import { appendAll, projectAll } from './logs.ts'
import { anyEvents } from './random-events.ts'
import { claimOf, configuration } from './samples.ts'

const limit = 100
const today = '2025-02-20'
const actors = configuration.actors.map(({ id }) => id)
const names = ['a', 'b', 'c', 'd'].map((name) => `paper ${name}`)
const claimIds = ['a', 'b', 'c', 'd'].flatMap((name) => [0, 1, 2, 3].map((nth) => claimOf(name, nth)))
const types = ['obligation', 'event', 'expectation'] as const
const minimumConfidence = 0.4

/** Every list that takes the time parameters; a new one is a line here. */
const LISTS: Readonly<Record<string, (db: Kysely<DB>, at: AsOf) => Promise<unknown>>> = {
  claims: (db, at) => listClaims(db, { ...at, filter: { minimumConfidence }, limit }),
  'claims apart': (db, at) => listClaims(db, { ...at, clusters: 'apart', limit }),
  'claims narrowed': (db, at) => listClaims(db, { ...at, filter: { party: 'union', on: '2025-02-05' }, limit }),
  'claims as recorded': (db, at) =>
    listClaims(db, { ...at, clusters: 'apart', order: { by: 'recorded', direction: 'ascending' }, limit }),
  'retracted claims': (db, at) => listClaims(db, { ...at, filter: { review: 'retracted' }, limit }),
  'hidden claims': (db, at) => countHiddenClaims(db, { ...at, filter: { minimumConfidence } }),
  clusters: (db, at) => findClusters(db, { ...at, claimIds }),
  links: async (db, at) => (await findLinks(db, { ...at, claimIds })).map((link) => JSON.stringify(link)).sort(),
  'sticking points': (db, at) => listStickingPoints(db, { ...at, framework: 'first', today, minimumConfidence }),
  'sticking points on a day': (db, at) =>
    listStickingPoints(db, { ...at, framework: null, on: '2025-02-01', today, minimumConfidence }),
  deadlines: (db, at) => listDeadlines(db, { ...at, today, types, minimumConfidence, limit }),
  timeline: (db, at) => listTimeline(db, { ...at, minimumConfidence, limit }),
  documents: (db, at) => listDocuments(db, { ...at, limit }),
  'documents without a date': (db, at) => listDocuments(db, { ...at, filter: { needs: 'date' }, limit }),
  speaking: async (db, at) => [...(await countSpeaking(db, { ...at, actors, minimumConfidence }))].sort(byKey),
  'last stances': async (db, at) => [...(await findLastStances(db, { ...at, actors }))].sort(byKey),
  'unknown claimants': (db, at) => listUnknownClaimants(db, { ...at, limit }),
  'source names': (db, at) => listSourceNames(db, { ...at, configured: [], limit }),
  publishing: (db, at) => findPublishing(db, { ...at, names, minimumConfidence }),
  grades: (db, at) => listGrades(db, { ...at, sourceId: sourceIdOf('paper a') }),
  configuration: (db, at) => findConfiguration(db, at),
}

const byKey = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

t.test('replay at each seq answers what was live then, in every list', async (t) => {
  const { log } = await freshLog(t)
  const ask = async (at: AsOf): Promise<[string, unknown][]> =>
    Promise.all(Object.entries(LISTS).map(async ([name, list]) => [name, await list(log.db, at)] as [string, unknown]))
  let run = 0
  const answered = new Set<string>()
  await fc.assert(
    fc.asyncProperty(anyEvents, async (events) => {
      const dossier = `port-${run++}`
      const live: { seq: number; answers: [string, unknown][] }[] = []
      for (let seq = 0; seq < events.length; ) {
        // The opening is one command; what follows comes event by event.
        const next = events.slice(seq, seq === 0 ? 2 : seq + 1)
        await appendAll(log, dossier, next)
        seq = await projectAll(log, { dossier, after: seq })
        live.push({ seq, answers: await ask({ dossier }) })
      }
      for (const { seq, answers } of live) {
        const replayed = new Map(await ask({ dossier, asOfSeq: seq }))
        for (const [name, answer] of answers) {
          t.same(replayed.get(name), answer, `run ${run}: ${name} at ${seq}`)
          if (Array.isArray(answer) && answer.length > 0) answered.add(name)
        }
      }
    }),
    { seed: 20261123, numRuns: 4 },
  )
  t.ok(answered.size > 10, `there was something to compare: ${[...answered].join(', ')}`)
})
