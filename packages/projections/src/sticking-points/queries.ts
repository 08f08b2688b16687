import type { DB } from '@onrecord/database'
import {
  frameworkInForce,
  HOLDERS_SHOWN,
  type Standing,
  type Status,
  type StickingPoint,
  sidesOf,
  stickingPoints,
} from '@onrecord/domain'
import type { Kysely } from 'kysely'
import type { AsOf } from '../as-of.ts'
import { findConfiguration } from '../dossiers/queries.ts'
import { countHidden } from './counts.ts'
import { findIssueFacts } from './issue-facts.ts'

/** What is asked; `framework` undefined: the one in force on the day, null: claims that belong to none. */
export type StickingPointQuery = AsOf & {
  /** The dossier's day today, which "in force" and "superseded" are judged on where no `on` is given. */
  today: string
  /** Counts what was said by that day alone, and judges on it. */
  on?: string | undefined
  framework?: string | null | undefined
  phase?: number | undefined
  issue?: string | undefined
  status?: Status | undefined
  standing?: Standing | undefined
  minimumConfidence?: number | undefined
  /** How many holders are listed within parties, and among voices: the last to have spoken. */
  holders?: number | undefined
}

/**
 * The sticking points asked for in the configuration's order, with the framework that was judged and the threshold used.
 * `hidden`: how many claims of the framework the threshold keeps out, those of issues that show nothing else included.
 */
export type StickingPointList = {
  framework: string | null
  minimumConfidence: number
  points: StickingPoint[]
  hidden: number
}

/**
 * The sticking points of one framework, each with positions, why it is what it is, and what it rests on, as claim ids; all
 * at once, a dossier has few issues. Undefined where the dossier has no configuration yet.
 */
export async function listStickingPoints(
  db: Kysely<DB>,
  query: StickingPointQuery,
): Promise<StickingPointList | undefined> {
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
  const hidden = await countHidden(db, question, query.issue)
  const points = stickingPoints(await findIssueFacts(db, question, hidden.byIssue), question)
  return {
    framework,
    minimumConfidence: question.minimumConfidence,
    points: points.filter((point) => isAsked(point, query)),
    hidden: hidden.all,
  }
}

function isAsked(point: StickingPoint, { status, standing }: StickingPointQuery): boolean {
  return (status === undefined || point.status === status) && (standing === undefined || point.standing === standing)
}
