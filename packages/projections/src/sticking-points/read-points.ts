import type { DB } from '@onrecord/database'
import type { IssueFacts, StickingPoint } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import { findIssueFacts, type IssueQuestion } from './issue-facts.ts'
import type { PointQuery } from './point-query.ts'
import { readQuestion } from './read-question.ts'

/** What was asked, looked up, the facts by which it is judged, and the sticking points that answer it. */
export type PointsRead = {
  question: IssueQuestion & { minimumConfidence: number }
  facts: IssueFacts
  points: StickingPoint[]
}

/** The sticking points of one framework; undefined where the dossier has no configuration yet. */
export async function readPoints(db: Kysely<DB>, query: PointQuery): Promise<PointsRead | undefined> {
  const question = await readQuestion(db, query)
  if (question === undefined) return undefined
  return { question, ...(await findIssueFacts(db, question)) }
}
