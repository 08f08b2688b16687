import type { DB } from '@onrecord/database'
import {
  CLAIMS_SHOWN,
  type Contradiction,
  type ContradictionSide,
  contradictionsByLink,
  contradictionsOfStances,
  shorten,
} from '@onrecord/domain'
import type { Kysely } from 'kysely'
import { findLinks } from '../claims/links.ts'
import { findClaims } from '../claims/queries.ts'
import type { PointQuery } from '../sticking-points/point-query.ts'
import { readPoints } from '../sticking-points/read-points.ts'
import { findContradictingPairs } from './pairs.ts'
import { type Solidity, solidityOf } from './solidity.ts'

/** A side with how solid it is; of many claims the first and the last are listed. */
export type SolidSide = ContradictionSide & Solidity

/** A contradiction as a reader sees it. */
export type ListedContradiction = Omit<Contradiction, 'a' | 'b'> & { a: SolidSide; b: SolidSide }

/** What is asked; `within`: contradictions inside that party. A party is one of the two sides' or contradicts itself. */
export type ContradictionQuery = PointQuery & {
  party?: string | undefined
  within?: string | undefined
  after?: string | undefined
  limit: number
}

/**
 * Who contradicts whom in one framework, by issue: what follows from positions, and what people linked. Undefined where
 * the dossier has no configuration yet.
 */
export async function listContradictions(
  db: Kysely<DB>,
  query: ContradictionQuery,
): Promise<ListedContradiction[] | undefined> {
  const { party, within, after, limit } = query
  // An issue that voices alone speak on may be in the phase too; otherwise they contradict nobody, as statuses do not.
  const isPhaseAsked = query.phase !== undefined
  const read = await readPoints(db, {
    ...query,
    voices: isPhaseAsked ? 1 : 0,
    leaveOut: isPhaseAsked ? ['hidden'] : ['judgement'],
  })
  if (read === undefined) return undefined
  const linked = await findContradictingPairs(db, { ...read.question, issue: query.issue })
  const inPhase = new Set<string | null>(read.points.map(({ issue }) => issue))
  const pairs = linked.filter(({ issue }) => query.phase === undefined || inPhase.has(issue))
  const page = [...contradictionsOfStances(read.points), ...contradictionsByLink(pairs)]
    .filter((row) => party === undefined || [row.within, row.a.party, row.b.party].includes(party))
    .filter((row) => within === undefined || row.within === within)
    .filter(({ key }) => after === undefined || key > after)
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, limit)
  const claimIds = page.flatMap(({ a, b }) => [...a.claims, ...b.claims])
  const at = { dossier: query.dossier, asOfSeq: query.asOfSeq, claimIds }
  const claims = await findClaims(db, at)
  const links = await findLinks(db, { ...at, relations: ['restates'] })
  const solid = (side: ContradictionSide): SolidSide => ({
    ...side,
    ...solidityOf(side.claims, claims, links),
    claims: shorten(side.claims, CLAIMS_SHOWN),
  })
  return page.map((row) => ({ ...row, a: solid(row.a), b: solid(row.b) }))
}
