import type { DB } from '@onrecord/database'
import {
  type Contribution,
  type DemandAnswer,
  frameworkInForce,
  isHidden,
  type Relation,
  type Standing,
  type Status,
  type StickingPoint,
  saidByDay,
  stickingPoints,
} from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { type AsOf, beneath, held } from '../as-of.ts'
import { listLinks } from '../claims/links.ts'
import { findConfiguration } from '../dossiers/queries.ts'
import { stickingPointsView } from './fold.ts'
import type { Closure } from './rows.ts'

/** Links that bear on an issue's status and on which claims count once. */
const RELATIONS: readonly Relation[] = ['restates', 'accepts', 'rejects', 'meets']

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
  const minimumConfidence = query.minimumConfidence ?? configuration.minimumConfidence

  const here = await findContributions(db, query, sql`claim.framework is not distinct from ${framework}`)
  const said = saidByDay(here, query.on)
  const shown = said.filter((claim) => !isHidden(claim, minimumConfidence))
  const spokenOn = new Set(shown.map(({ issue }) => issue))
  const silent = configuration.issues.filter(({ id }) => !spokenOn.has(id)).map(({ id }) => id)
  const elsewhere = await findContributions(
    db,
    query,
    sql`claim.framework is distinct from ${framework} and claim.issue = any(${silent}::text[])`,
  )
  const claims = [...here, ...elsewhere]
  const links = await listLinks(db, { ...query, relations: RELATIONS })
  const isClosed = closedBy(await findBeneath<Closure>(db, query, 'closure/'))
  const answers = await findBeneath<DemandAnswer>(db, query, 'answer/')
  const points = stickingPoints(
    { configuration, claims, links, answers, isClosed },
    { framework, phase: query.phase, on: query.on, judgedOn, minimumConfidence },
  )
  return {
    framework,
    minimumConfidence,
    points: points.filter((point) => isAsked(point, query)),
    hidden: countClaims(said) - countClaims(shown),
  }
}

/** A claim that takes positions on several issues counts once. */
function countClaims(contributions: readonly Contribution[]): number {
  return new Set(contributions.map(({ claimId }) => claimId)).size
}

function isAsked(point: StickingPoint, { status, standing }: StickingPointQuery): boolean {
  return (status === undefined || point.status === status) && (standing === undefined || point.standing === standing)
}

/** The latest word of a reviewer counts, whether it was about one framework or about all. */
export function closedBy(closures: readonly Closure[]): (issue: string, framework: string | null) => boolean {
  return (issue, framework) => {
    const about = closures.filter((row) => row.closes === issue && (row.framework ?? framework) === framework)
    return about.toSorted((a, b) => b.seq - a.seq)[0]?.closed ?? false
  }
}

async function findContributions(
  db: Kysely<DB>,
  query: StickingPointQuery,
  where: ReturnType<typeof sql<boolean>>,
): Promise<Contribution[]> {
  const ofIssue = query.issue === undefined ? sql`claim.issue is not null` : sql`claim.issue = ${query.issue}`
  const { rows } = await sql<{ row: Contribution }>`select claim."row"
    from view_sticking_points as claim
    where ${held(stickingPointsView, 'claim', query)} and ${ofIssue} and ${where}`.execute(db)
  return rows.map(({ row }) => row)
}

async function findBeneath<Row>(db: Kysely<DB>, at: AsOf, prefix: string): Promise<Row[]> {
  const { rows } = await sql<{ row: Row }>`select found."row"
    from view_sticking_points as found
    where ${held(stickingPointsView, 'found', at)} and ${beneath('found', prefix)}`.execute(db)
  return rows.map(({ row }) => row)
}
