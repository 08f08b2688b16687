import type { DB } from '@onrecord/database'
import type { StickingPoint } from '@onrecord/domain'
import { type Deadline, findDeadlineCandidates, judgeDeadlinesOf, listStickingPoints } from '@onrecord/projections'
import type { Kysely } from 'kysely'
import { frameworkAsked, frameworksAsked } from '../views/framework-query.ts'
import type { Side, Sides } from './sides.ts'

/** What a side shows: its sticking points, and those of its deadlines that the other may show differently. */
export type Snapshot = { points: StickingPoint[]; deadlines: Deadline[] }

/** What is compared: a framework, `current`, `none` or `all`. */
export type SnapshotQuery = { framework: string; minimumConfidence?: number | undefined }

/** Most claims whose dates are compared; each side judges them all. */
const MAX_DATED = 2000

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
  const found = await findDeadlineCandidates(db, {
    dossier: to.at.dossier,
    from,
    to,
    types: TYPES,
    limit: MAX_DATED + 1,
  })
  const dated = found.slice(0, MAX_DATED)
  const [before, after] = await Promise.all([
    snapshot(db, from, { ...query, frameworks, dated }),
    snapshot(db, to, { ...query, frameworks, dated }),
  ])
  return { before, after, incomplete: found.length > dated.length ? ['deadlines'] : [] }
}

async function snapshot(
  db: Kysely<DB>,
  side: Side,
  asked: SnapshotQuery & { frameworks: readonly (string | null)[]; dated: readonly string[] },
): Promise<Snapshot> {
  if (side.at === null) return { points: [], deadlines: [] }
  const { dossier, asOfSeq, configuration } = side.at
  const { minimumConfidence, frameworks, dated } = asked
  const view = { dossier, asOfSeq, today: side.day, on: side.on, minimumConfidence }
  const framework = frameworkAsked(configuration, asked.framework, side.day)
  const [deadlines, ...lists] = await Promise.all([
    judgeDeadlinesOf(db, { ...view, framework, claimIds: dated, types: TYPES }),
    ...frameworks.map((one) => listStickingPoints(db, { ...view, framework: one })),
  ])
  return { points: lists.flatMap((list) => list?.points ?? []), deadlines }
}
