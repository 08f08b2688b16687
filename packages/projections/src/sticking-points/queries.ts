import type { DB } from '@onrecord/database'
import type { Standing, Status, StickingPoint } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import type { PointQuery } from './point-query.ts'
import { readPoints } from './read-points.ts'

/** What is asked, narrowed to a judgement. */
export type StickingPointQuery = PointQuery & { status?: Status | undefined; standing?: Standing | undefined }

/** The sticking points asked for in the configuration's order, with the framework that was judged and the threshold used. */
export type StickingPointList = {
  framework: string | null
  minimumConfidence: number
  points: StickingPoint[]
}

/**
 * The sticking points of one framework, each with positions, why it is what it is, and what it rests on, as claim ids; all
 * at once, a dossier has few issues. Undefined where the dossier has no configuration yet.
 */
export async function listStickingPoints(
  db: Kysely<DB>,
  query: StickingPointQuery,
): Promise<StickingPointList | undefined> {
  const read = await readPoints(db, query)
  if (read === undefined) return undefined
  const { question, points } = read
  const { framework, minimumConfidence } = question
  return { framework, minimumConfidence, points: points.filter((point) => isAsked(point, query)) }
}

function isAsked(point: StickingPoint, { status, standing }: StickingPointQuery): boolean {
  return (status === undefined || point.status === status) && (standing === undefined || point.standing === standing)
}
