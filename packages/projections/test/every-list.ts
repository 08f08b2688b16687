import type { DB } from '@onrecord/database'
import { saveQuotes } from '@onrecord/documents'
import { sourceIdOf } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import * as face from '../src/index.ts'
import { CLAIM_IDS, DOCUMENTS } from './random-events.ts'
import { claimOf, configuration, documentIdOf } from './samples.ts'

type Ask = (db: Kysely<DB>, at: face.AsOf) => Promise<unknown>

/** Reads no state of one dossier, of one moment: between two of them, of all dossiers or of builds. */
type NoReading =
  | 'countDecisions'
  | 'countRecorded'
  | 'countSaid'
  | 'findDeadlineCandidates'
  | 'findDemandCandidates'
  | 'findDifferences'
  | 'findViewState'
  | 'listBuilds'
  | 'listConfigurations'
  | 'listDossiers'

type Reading = Exclude<
  Extract<keyof typeof face, `list${string}` | `find${string}` | `count${string}` | `judge${string}`>,
  NoReading
>

const limit = 100
const today = '2025-02-20'
const actors = configuration.actors.map(({ id }) => id)
const names = DOCUMENTS.map((name) => `paper ${name}`)
const documentIds = DOCUMENTS.map(documentIdOf)
const issues = configuration.issues.map(({ id }) => id)
const types = ['obligation', 'event', 'expectation'] as const
const places = ['position', 'within', 'voice'] as const
const minimumConfidence = 0.4
const claimIds = CLAIM_IDS
const some = CLAIM_IDS.filter((_, nth) => nth % 4 === 0)

/**
 * Every public reading of a dossier at a moment, by its name, asked in so many ways. A new one is missed by the compiler
 * until it stands here, and is then in every property of the views.
 */
export const READINGS: Readonly<Record<Reading, Readonly<Record<string, Ask>>>> = {
  listClaims: {
    folded: (db, at) => face.listClaims(db, { ...at, filter: { minimumConfidence }, limit }),
    apart: (db, at) => face.listClaims(db, { ...at, clusters: 'apart', limit }),
    narrowed: (db, at) => face.listClaims(db, { ...at, filter: { party: 'union', on: '2025-02-05' }, limit }),
    'of a cluster': (db, at) =>
      face.listClaims(db, { ...at, filter: { cluster: claimIds[0] }, clusters: 'apart', limit }),
  },
  countHiddenClaims: { all: (db, at) => face.countHiddenClaims(db, { ...at, filter: { minimumConfidence } }) },
  findClusters: { all: async (db, at) => byKey(await face.findClusters(db, { ...at, claimIds })) },
  countMentions: { all: async (db, at) => byKey(await face.countMentions(db, { ...at, claimIds })) },
  countReferences: {
    all: (db, at) =>
      face.countReferences(db, {
        ...at,
        issues,
        actors,
        frameworks: ['first', 'second'],
        parties: ['union', 'port', 'shops'],
      }),
  },
  listStickingPoints: {
    'one framework': (db, at) => face.listStickingPoints(db, { ...at, framework: 'first', today, minimumConfidence }),
    'a phase': (db, at) => face.listStickingPoints(db, { ...at, framework: 'first', phase: 2, today }),
    'on a day': (db, at) => face.listStickingPoints(db, { ...at, framework: null, on: '2025-02-01', today }),
  },
  listPositions: {
    'every place': (db, at) => face.listPositions(db, { ...at, framework: 'first', places, today, limit }),
    'on a day': (db, at) => face.listPositions(db, { ...at, framework: null, places, on: '2025-02-05', today, limit }),
  },
  listPositionHistory: {
    'of a party': (db, at) => history(db, at, { party: 'union' }),
    'of an actor': (db, at) => history(db, at, { actor: 'left' }),
  },
  listContradictions: {
    'one framework': (db, at) => face.listContradictions(db, { ...at, framework: 'first', today, limit }),
    'no framework': (db, at) => face.listContradictions(db, { ...at, framework: null, today, limit }),
  },
  findContributionsOf: { all: async (db, at) => sorted(await face.findContributionsOf(db, { ...at, claimIds })) },
  findFirmClaims: {
    'one framework': async (db, at) => {
      const { claims, links } = await face.findFirmClaims(db, { ...at, configuration, framework: 'first', issues })
      return { claims: sorted(claims), links: sorted(links) }
    },
  },
  findSpokenFrameworks: {
    all: (db, at) => face.findSpokenFrameworks(db, { ...at, frameworks: ['first', 'second', null] }),
  },
  listDeadlines: {
    all: (db, at) => face.listDeadlines(db, { ...at, today, types, minimumConfidence, limit }),
    'told of': async (db, at) =>
      Promise.all(
        (['met', 'extended'] as const).map((state) => face.listDeadlines(db, { ...at, today, types, state, limit })),
      ),
    pending: (db, at) => face.listDeadlines(db, { ...at, today, types, state: 'pending', limit }),
  },
  findDeadline: {
    some: (db, at) => Promise.all(some.map((claimId) => face.findDeadline(db, { ...at, today, claimId }))),
  },
  judgeDeadlinesOf: {
    some: (db, at) => face.judgeDeadlinesOf(db, { ...at, today, types, claimIds: some }),
  },
  listDemands: {
    all: (db, at) => face.listDemands(db, { ...at, configuration, limit }),
    answered: async (db, at) =>
      Promise.all(
        (['rejected', 'met'] as const).map((state) => face.listDemands(db, { ...at, configuration, state, limit })),
      ),
    'on a day': (db, at) => face.listDemands(db, { ...at, configuration, on: '2025-02-05', limit }),
  },
  findDemand: {
    some: (db, at) => Promise.all(some.map((claimId) => face.findDemand(db, { ...at, configuration, claimId }))),
  },
  judgeDemandsOf: { some: (db, at) => face.judgeDemandsOf(db, { ...at, configuration, claimIds: some }) },
  listTimeline: {
    all: (db, at) => face.listTimeline(db, { ...at, minimumConfidence, limit }),
    'of a party': (db, at) => face.listTimeline(db, { ...at, party: 'union', on: '2025-02-05', limit }),
  },
  countSpeaking: { all: async (db, at) => byKey(await face.countSpeaking(db, { ...at, actors, minimumConfidence })) },
  findLastStances: { all: async (db, at) => byKey(await face.findLastStances(db, { ...at, actors })) },
  listUnknownClaimants: {
    // Which of their claims was recorded last depends on the order of arrival.
    all: async (db, at) =>
      (await face.listUnknownClaimants(db, { ...at, limit })).map((claimant) => ({ ...claimant, claimId: null })),
  },
  listDocuments: {
    all: (db, at) => face.listDocuments(db, { ...at, limit }),
    undated: (db, at) => face.listDocuments(db, { ...at, filter: { needs: 'date' }, limit }),
  },
  listSourceNames: { all: (db, at) => face.listSourceNames(db, { ...at, configured: [], limit }) },
  findSourceName: {
    each: (db, at) => Promise.all(names.map((name) => face.findSourceName(db, { ...at, sourceId: sourceIdOf(name) }))),
  },
  findPublishing: {
    all: async (db, at) => byKey(await face.findPublishing(db, { ...at, names, minimumConfidence })),
  },
  listGrades: { one: (db, at) => face.listGrades(db, { ...at, sourceId: sourceIdOf('paper a') }) },
  listUnreviewed: { all: (db, at) => face.listUnreviewed(db, { ...at, filter: {}, except: [], limit }) },
  listOutcomeTellers: { all: (db, at) => face.listOutcomeTellers(db, { ...at, limit }) },
  findConfiguration: { all: (db, at) => face.findConfiguration(db, at) },
  // What is dead is found too, by those who name it.
  findClaims: { all: async (db, at) => byKey(await face.findClaims(db, { ...at, claimIds })) },
  findLinks: { all: async (db, at) => sorted(await face.findLinks(db, { ...at, claimIds })) },
  findClaimsOfDocuments: {
    all: async (db, at) => (await face.findClaimsOfDocuments(db, { ...at, documentIds })).toSorted(),
  },
}

function history(db: Kysely<DB>, at: face.AsOf, side: face.Side): Promise<unknown> {
  return Promise.all(
    issues.map((issue) => face.listPositionHistory(db, { ...at, framework: 'first', issue, side, today, limit })),
  )
}

/** Saves a name for every claimant whom the configuration does not know: texts have them, logs do not. */
export async function nameUnknown(db: Kysely<DB>, dossier: string): Promise<void> {
  const nobody = { segments: [''], prefix: '', suffix: '', cue: null, mention: null, chain: [], addressee: null }
  const quotes = DOCUMENTS.flatMap((name) =>
    [0, 1, 2, 3].map((nth) => ({
      claimId: claimOf(name, nth),
      documentId: documentIdOf(name),
      words: { ...nobody, claimants: [`Mate ${nth % 2}`, 'Mira Voss'] },
    })),
  )
  await saveQuotes(db, dossier, quotes)
}

/** Answers by the name of the reading and of the way in which it was asked. */
export type Answers = Map<string, unknown>

/** Asks a dossier everything; every answer is a JSON value. */
export async function askAll(db: Kysely<DB>, at: face.AsOf): Promise<Answers> {
  const asked = Object.entries(READINGS).flatMap(([name, ways]) =>
    Object.entries(ways).map(async ([way, ask]) => [`${name} ${way}`, await ask(db, at)] as const),
  )
  return new Map(await Promise.all(asked))
}

function byKey<Value>(map: ReadonlyMap<string, Value>): (readonly [string, Value])[] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** In some order: for what comes in none. */
function sorted<Item>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}
