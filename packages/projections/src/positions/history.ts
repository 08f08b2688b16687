import type { DB } from '@onrecord/database'
import {
  type Contribution,
  type Link,
  type PositionStep,
  positionHistory,
  restatementGroups,
  shorten,
} from '@onrecord/domain'
import type { Kysely } from 'kysely'
import type { PointQuery } from '../sticking-points/point-query.ts'
import { readQuestion } from '../sticking-points/read-question.ts'
import { findRestated } from '../sticking-points/restated.ts'
import { countSideClaims, findSideClaims, type Side, type SideSelection } from './side-claims.ts'

/** Whose positions on which issue; `after` is the key of the step before, `limit` counts steps. */
export type PositionHistoryQuery = PointQuery & { issue: string; side: Side; after?: string | undefined; limit: number }

/**
 * A page of steps; of a step's many claims the first and the last are listed. `dated` claims were counted, of which `older`
 * ones were left unread; `hidden` are too unsure; `undated` lists the first of `undatedTotal`.
 */
export type ListedHistory = {
  framework: string | null
  steps: PositionStep[]
  dated: number
  older: number
  hidden: number
  undated: string[]
  undatedTotal: number
}

/**
 * How many claims of one side are read, the last said: what is older is counted, and can be asked for with `on`. More than
 * a party says on one issue of a large dossier.
 */
const HISTORY_CLAIMS = 2000

const NOTHING = { steps: [], dated: 0, older: 0, hidden: 0, undated: [], undatedTotal: 0 }

/**
 * How a party's position on an issue, or what an actor said on it, changed in one framework, earliest first. Undefined where
 * the dossier has no configuration yet.
 */
export async function listPositionHistory(
  db: Kysely<DB>,
  query: PositionHistoryQuery,
): Promise<ListedHistory | undefined> {
  const { after = '', limit } = query
  const question = await readQuestion(db, query)
  if (question === undefined) return undefined
  const { framework, issues } = question
  if (!issues.includes(query.issue)) return { framework, ...NOTHING }
  const [counts, read] = await Promise.all([
    countSideClaims(db, question),
    findSideClaims(db, { ...question, limit: HISTORY_CLAIMS }),
  ])
  const { claims, links } = await withRestated(db, question, read)
  const page = positionHistory(claims, restatementGroups(links))
    .steps.filter(({ key }) => key > after)
    .slice(0, limit)
  const steps = page.map((step) => ({ ...step, claims: shorten(step.claims) }))
  return { framework, steps, ...counts, older: counts.dated - read.length }
}

/** A claim that is read may restate one that is too old to be, and is then a word of that day. */
async function withRestated(
  db: Kysely<DB>,
  question: SideSelection,
  read: readonly Contribution[],
): Promise<{ claims: Contribution[]; links: Link[] }> {
  const restated = await findRestated(db, question, read)
  const known = new Set(read.map(({ claimId }) => claimId))
  const unread = restated.claims.map(({ claimId }) => claimId).filter((claimId) => !known.has(claimId))
  if (unread.length === 0) return { claims: [...read], links: restated.links }
  const older = await findSideClaims(db, { ...question, claimIds: unread, limit: unread.length })
  return { claims: [...read, ...older], links: restated.links }
}
