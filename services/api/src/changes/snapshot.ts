import type { DB } from '@onrecord/database'
import type { StickingPoint } from '@onrecord/domain'
import { type Deadline, listDeadlines, listStickingPoints } from '@onrecord/projections'
import type { Kysely } from 'kysely'
import { frameworkAsked, frameworksAsked } from '../views/framework-query.ts'
import type { Side, Sides } from './sides.ts'

/** What a side shows. `isCut`: there are more deadlines than are compared. */
export type Snapshot = { points: StickingPoint[]; deadlines: Deadline[]; isCut: boolean }

/** What is compared; `framework` left out: all. */
export type SnapshotQuery = { framework?: string | undefined; minimumConfidence?: number | undefined }

/** Deadlines read at a time, and most that are compared. */
const PAGE = 500
const MAX_DEADLINES = 5000

/** Both sides as the views judge them, each under the configuration of its time. */
export async function snapshots(
  db: Kysely<DB>,
  sides: Sides,
  query: SnapshotQuery,
): Promise<{ before: Snapshot; after: Snapshot }> {
  const { framework = 'all' } = query
  const frameworks = frameworksAsked(sides.to.at.configuration, framework, sides.to.day)
  const [before, after] = await Promise.all([
    snapshot(db, sides.from, frameworks, query),
    snapshot(db, sides.to, frameworks, query),
  ])
  return { before, after }
}

async function snapshot(
  db: Kysely<DB>,
  side: Side,
  frameworks: readonly (string | null)[],
  query: SnapshotQuery,
): Promise<Snapshot> {
  if (side.at === null) return { points: [], deadlines: [], isCut: false }
  const { dossier, asOfSeq } = side.at
  const { minimumConfidence } = query
  const view = { dossier, asOfSeq, today: side.day, on: side.on, minimumConfidence }
  const lists = await Promise.all(frameworks.map((framework) => listStickingPoints(db, { ...view, framework })))
  return { points: lists.flatMap((list) => list?.points ?? []), ...(await readDeadlines(db, side, query)) }
}

async function readDeadlines(
  db: Kysely<DB>,
  side: Side,
  { framework = 'all', minimumConfidence }: SnapshotQuery,
): Promise<Pick<Snapshot, 'deadlines' | 'isCut'>> {
  if (side.at === null) return { deadlines: [], isCut: false }
  const { dossier, asOfSeq, configuration } = side.at
  const deadlines: Deadline[] = []
  while (deadlines.length < MAX_DEADLINES) {
    const page = await listDeadlines(db, {
      dossier,
      asOfSeq,
      today: side.day,
      on: side.on,
      framework: frameworkAsked(configuration, framework, side.day),
      minimumConfidence,
      after: deadlines.at(-1)?.order,
      limit: PAGE,
    })
    deadlines.push(...page.deadlines)
    if (page.deadlines.length < PAGE) return { deadlines, isCut: false }
  }
  return { deadlines, isCut: true }
}
