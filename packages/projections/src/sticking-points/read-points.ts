import type { DB } from '@onrecord/database'
import {
  type DossierConfiguration,
  frameworkInForce,
  HOLDERS_SHOWN,
  type StickingPoint,
  sidesOf,
  stickingPoints,
} from '@onrecord/domain'
import type { Kysely } from 'kysely'
import { findConfiguration } from '../dossiers/queries.ts'
import { findIssueFacts, type IssueQuestion } from './issue-facts.ts'
import type { PointQuery } from './point-query.ts'

/** What was asked, looked up, and the sticking points that answer it. */
export type PointsRead = {
  configuration: DossierConfiguration
  question: IssueQuestion & { minimumConfidence: number }
  points: StickingPoint[]
  hidden: number
}

/** The sticking points of one framework; undefined where the dossier has no configuration yet. */
export async function readPoints(db: Kysely<DB>, query: PointQuery): Promise<PointsRead | undefined> {
  const configured = await findConfiguration(db, query)
  if (configured === undefined) return undefined
  const { configuration } = configured
  const judgedOn = query.on ?? query.today
  const framework = query.framework === undefined ? frameworkInForce(configuration, judgedOn) : query.framework
  const issues = configuration.issues
    .filter(({ id, proposition }) => proposition !== null && (query.issue ?? id) === id)
    .map(({ id }) => id)
  const question = {
    ...query,
    configuration,
    framework,
    judgedOn,
    issues,
    sides: sidesOf(configuration),
    minimumConfidence: query.minimumConfidence ?? configuration.minimumConfidence,
    holders: query.holders ?? HOLDERS_SHOWN,
  }
  const { facts, hidden } = await findIssueFacts(db, question)
  return { configuration, question, points: stickingPoints(facts, question), hidden }
}
