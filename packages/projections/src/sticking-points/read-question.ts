import type { DB } from '@onrecord/database'
import { frameworkInForce, HOLDERS_SHOWN, sidesOf } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import { findConfiguration } from '../dossiers/queries.ts'
import type { IssueQuestion } from './issue-facts.ts'
import type { PointQuery } from './point-query.ts'

/** A query with what the configuration says to it; undefined where the dossier has none yet. */
export async function readQuestion<Query extends PointQuery>(
  db: Kysely<DB>,
  query: Query,
): Promise<(Query & IssueQuestion & { minimumConfidence: number }) | undefined> {
  const configuration = query.configuration ?? (await findConfiguration(db, query))?.configuration
  if (configuration === undefined) return undefined
  const judgedOn = query.on ?? query.today
  const framework = query.framework === undefined ? frameworkInForce(configuration, judgedOn) : query.framework
  const issues = configuration.issues
    .filter(({ id, proposition }) => proposition !== null && (query.issue ?? id) === id)
    .map(({ id }) => id)
  return {
    ...query,
    configuration,
    framework,
    judgedOn,
    issues,
    sides: sidesOf(configuration),
    minimumConfidence: query.minimumConfidence ?? configuration.minimumConfidence,
    holders: query.holders ?? HOLDERS_SHOWN,
    voices: query.voices ?? query.holders ?? HOLDERS_SHOWN,
    leaveOut: query.leaveOut ?? [],
  }
}
