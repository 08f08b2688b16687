import type { DB } from '@onrecord/database'
import type { Due } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import type { AnyOf } from '../any-of.ts'
import type { AsOf } from '../as-of.ts'
import { withFellows } from '../claims/fellows.ts'
import type { FacetFilter } from '../claims/filter.ts'
import { findLinks } from '../claims/links.ts'
import { OUTCOMES } from '../claims/relations.ts'
import { findConfiguration, thresholdOf } from '../dossiers/queries.ts'
import { type AskedState, countHidden, findCandidates } from './candidates.ts'
import { type Deadline, judgeDeadlines } from './deadline.ts'
import { findFactsAround } from './facts.ts'
import { TYPES_IN_ORDER } from './order.ts'

/** When dates are judged, and what is counted then. */
type Judged = AsOf & {
  /** The dossier's day today, which dates are judged on where no `on` is given. */
  today: string
  /** Counts what was said by that day alone, and judges on it. */
  on?: string | undefined
  minimumConfidence?: number | undefined
}

/** What is asked. `types` are obligations alone unless told; `framework` undefined: all, null: claims that belong to none. */
export type DeadlineQuery = Judged & {
  types?: readonly Due['type'][] | undefined
  framework?: string | null | undefined
  party?: AnyOf<string> | undefined
  claims?: FacetFilter | undefined
  state?: AskedState | undefined
  /** Dates whose last day lies between, both included; those with an open end stand at their first day. */
  from?: string | undefined
  to?: string | undefined
  /** `order` of the last deadline of the page before. */
  after?: string | undefined
  limit: number
}

/** Most dates are shown once and counted: a first window that holds a few more than the page is enough for it. */
const MARGIN = 10

/** A page of deadlines: obligations first, then by their last day; `hidden` counts what the threshold keeps out of all pages. */
export async function listDeadlines(
  db: Kysely<DB>,
  query: DeadlineQuery,
): Promise<{ deadlines: Deadline[]; hidden: number }> {
  const { types = ['obligation'], state, limit } = query
  const asked = { ...query, types, ...(await judgedBy(db, query)) }
  const deadlines: Deadline[] = []
  for await (const claimIds of findCandidates(db, { ...asked, firstWindow: limit + MARGIN })) {
    const facts = await findFactsAround(db, { ...query, claimIds })
    const here = new Set(claimIds)
    for (const deadline of judgeDeadlines(facts, asked).deadlines) {
      if (here.has(deadline.claimId) && isIn(deadline, state)) deadlines.push(deadline)
    }
    if (deadlines.length >= limit) break
  }
  return { deadlines: deadlines.slice(0, limit), hidden: await countHidden(db, asked) }
}

/** The deadline that a claim sets or restates; undefined where it sets none that counts. */
export async function findDeadline(db: Kysely<DB>, query: Judged & { claimId: string }): Promise<Deadline | undefined> {
  const facts = await findFactsAround(db, { ...query, claimIds: [query.claimId] })
  const { deadlines } = judgeDeadlines(facts, { types: TYPES_IN_ORDER, ...(await judgedBy(db, query)), on: query.on })
  return deadlines.find(({ claimId, mentions }) => claimId === query.claimId || mentions.includes(query.claimId))
}

/**
 * The deadlines that any of these claims sets or tells of, and those of the clusters that these are in, in their order.
 * `framework` undefined: all of them.
 */
export async function judgeDeadlinesOf(
  db: Kysely<DB>,
  query: Judged & {
    claimIds: readonly string[]
    types: readonly Due['type'][]
    framework?: string | null | undefined
  },
): Promise<Deadline[]> {
  if (query.claimIds.length === 0) return []
  const links = await findLinks(db, { ...query, relations: OUTCOMES })
  const claimIds = [...new Set([...query.claimIds, ...links.flatMap(({ a, b }) => [a, b])])]
  const facts = await findFactsAround(db, { ...query, claimIds })
  const asked = await withFellows(db, { ...query, claimIds })
  const { types, framework, on } = query
  const { deadlines } = judgeDeadlines(facts, { types, framework, on, ...(await judgedBy(db, query)) })
  return deadlines.filter(({ claimId }) => asked.has(claimId))
}

async function judgedBy(db: Kysely<DB>, query: Judged): Promise<{ day: string; minimumConfidence: number }> {
  const configured = await findConfiguration(db, query)
  return {
    day: query.on ?? query.today,
    minimumConfidence: thresholdOf(configured?.configuration, query.minimumConfidence),
  }
}

function isIn(deadline: Deadline, state: AskedState | undefined): boolean {
  if (state === 'pending') return deadline.rule === 'due.clock'
  return state === undefined || deadline.state === state
}
