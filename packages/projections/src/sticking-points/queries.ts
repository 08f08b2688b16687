import type { DB } from '@onrecord/database'
import type { Standing, Status, StickingPoint } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import { findIssueFacts } from './issue-facts.ts'
import type { PointQuery } from './point-query.ts'
import { readQuestion } from './read-question.ts'

/** What is asked, narrowed to a judgement; with `limit` so many at most, on issues that are configured after the issue `after`. */
export type StickingPointQuery = PointQuery & {
  status?: Status | undefined
  standing?: Standing | undefined
  after?: string | undefined
  limit?: number | undefined
}

/** The sticking points asked for in the configuration's order, with the framework that was judged and the threshold used. */
export type StickingPointList = {
  framework: string | null
  minimumConfidence: number
  points: StickingPoint[]
}

/**
 * The sticking points of one framework, each with positions, why it is what it is, and what it rests on, as claim ids.
 * Undefined where the dossier has no configuration yet.
 */
export async function listStickingPoints(
  db: Kysely<DB>,
  query: StickingPointQuery,
): Promise<StickingPointList | undefined> {
  const question = await readQuestion(db, query)
  if (question === undefined) return undefined
  const { framework, minimumConfidence } = question
  const { after, limit = question.issues.length } = query
  // An issue that is not in the list ends it.
  const left = after === undefined ? question.issues : question.issues.slice(question.issues.indexOf(after)).slice(1)
  const points: StickingPoint[] = []
  // Each issue is judged by itself, so that a page costs as much as what it shows, unless it is narrowed to a judgement.
  for (let start = 0; start < left.length && points.length < limit; start += limit) {
    const judged = await findIssueFacts(db, { ...question, issues: left.slice(start, start + limit) })
    points.push(...judged.points.filter((point) => isAsked(point, query)))
  }
  return { framework, minimumConfidence, points: points.slice(0, limit) }
}

function isAsked(point: StickingPoint, { status, standing }: StickingPointQuery): boolean {
  return (status === undefined || point.status === status) && (standing === undefined || point.standing === standing)
}
