import type { DB } from '@onrecord/database'
import type { StickingPoint } from '@onrecord/domain'
import {
  type Deadline,
  type Demand,
  findDeadlineCandidates,
  findDemandCandidates,
  judgeDeadlinesOf,
  judgeDemandsOf,
  type ListedContradiction,
  listStickingPoints,
} from '@onrecord/projections'
import type { Kysely } from 'kysely'
import { frameworkAsked, frameworksAsked } from '../views/framework-query.ts'
import { contradictionsOfBoth } from './contradictions-compared.ts'
import type { Side, Sides } from './sides.ts'

/**
 * What a side shows: its sticking points and contradictions, and those of its deadlines and demands that the other may
 * show differently.
 */
export type Snapshot = {
  points: StickingPoint[]
  contradictions: ListedContradiction[]
  deadlines: Deadline[]
  demands: Demand[]
}

/** What is compared: a framework, `current`, `none` or `all`. */
export type SnapshotQuery = { framework: string; minimumConfidence?: number | undefined }

/** Most claims whose dates, or whose demands, are compared; each side judges them all. */
const MAX_COMPARED = 2000

/** Dates that a brief tells of, as the list of deadlines does where nothing else is asked. */
const TYPES = ['obligation'] as const

/**
 * Both sides as the views judge them, each under the configuration of its time. `incomplete` names what was too much to
 * compare in full.
 */
export async function snapshots(
  db: Kysely<DB>,
  sides: Sides,
  query: SnapshotQuery,
): Promise<{ before: Snapshot; after: Snapshot; incomplete: string[] }> {
  const { from, to } = sides
  const frameworks = frameworksAsked(to.at.configuration, query.framework, to.day)
  const span = { dossier: to.at.dossier, from, to, limit: MAX_COMPARED + 1 }
  const [dated, asked] = await Promise.all([
    findDeadlineCandidates(db, { ...span, types: TYPES }),
    findDemandCandidates(db, span),
  ])
  const candidates = { dated: dated.slice(0, MAX_COMPARED), asked: asked.slice(0, MAX_COMPARED) }
  const [before, after, opposed] = await Promise.all([
    snapshot(db, from, { ...query, ...candidates, frameworks }),
    snapshot(db, to, { ...query, ...candidates, frameworks }),
    contradictionsOfBoth(db, sides, { ...query, frameworks }),
  ])
  const cut = (found: readonly string[], what: string) => (found.length > MAX_COMPARED ? [what] : [])
  return {
    before: { ...before, contradictions: opposed.before },
    after: { ...after, contradictions: opposed.after },
    incomplete: [...cut(dated, 'deadlines'), ...cut(asked, 'demands'), ...(opposed.isCut ? ['contradictions'] : [])],
  }
}

async function snapshot(
  db: Kysely<DB>,
  side: Side,
  question: SnapshotQuery & {
    frameworks: readonly (string | null)[]
    dated: readonly string[]
    asked: readonly string[]
  },
): Promise<Omit<Snapshot, 'contradictions'>> {
  if (side.at === null) return { points: [], deadlines: [], demands: [] }
  const { dossier, asOfSeq, configuration } = side.at
  const { minimumConfidence, frameworks, dated, asked } = question
  const view = { dossier, asOfSeq, today: side.day, on: side.on, minimumConfidence }
  const framework = frameworkAsked(configuration, question.framework, side.day)
  const [deadlines, demands, ...lists] = await Promise.all([
    judgeDeadlinesOf(db, { ...view, framework, claimIds: dated, types: TYPES }),
    judgeDemandsOf(db, { ...view, configuration, framework, claimIds: asked }),
    // One holder beside the table tells that the issue is spoken on there; nobody else of them is compared.
    ...frameworks.map((one) => listStickingPoints(db, { ...view, framework: one, holders: 1 })),
  ])
  return { points: lists.flatMap((list) => list?.points ?? []), deadlines, demands }
}
