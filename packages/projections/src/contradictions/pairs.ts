import type { DB } from '@onrecord/database'
import { type ContradictingPair, isHidden, isSaidBy } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import type { AsOf } from '../as-of.ts'
import { isLive, saidOf } from '../claim-state.ts'
import { listLinks } from '../claims/links.ts'
import { findClaims, type ListedClaim } from '../claims/queries.ts'

type PairQuery = AsOf & {
  framework: string | null
  issue?: string | undefined
  on?: string | undefined
  minimumConfidence: number
}

/**
 * Claims that people linked as contradicting one another, both of which count. A pair belongs to the frameworks of both
 * claims, and to an issue where both take a position on it: the first by name.
 */
export async function findContradictingPairs(db: Kysely<DB>, query: PairQuery): Promise<ContradictingPair[]> {
  const links = await listLinks(db, { ...query, relations: ['contradicts'] })
  const claimIds = [...new Set(links.flatMap(({ a, b }) => [a, b]))]
  const claims = await findClaims(db, { ...query, claimIds })
  return links.flatMap(({ a, b }): ContradictingPair[] => {
    const [one, other] = [claims.get(a), claims.get(b)]
    if (one === undefined || other === undefined || !isCounted(one, query) || !isCounted(other, query)) return []
    const frameworks = [frameworkOf(one), frameworkOf(other)]
    if (!frameworks.includes(query.framework)) return []
    const shared = issuesOf(one).filter((issue) => issuesOf(other).includes(issue))
    if (query.issue !== undefined && !shared.includes(query.issue)) return []
    return [{ a: endOf(one), b: endOf(other), issue: shared.toSorted()[0] ?? null, framework: query.framework }]
  })
}

function isCounted({ facts }: ListedClaim, { on, minimumConfidence }: PairQuery): boolean {
  const { found, review } = facts
  if (!isLive(facts) || isHidden({ confidence: found.confidence, review }, minimumConfidence)) return false
  return on === undefined || isSaidBy(saidOf(facts), on)
}

const frameworkOf = ({ facts }: ListedClaim): string | null => facts.classified?.framework ?? null
const issuesOf = ({ facts }: ListedClaim): string[] => facts.classified?.positions.map(({ issue }) => issue) ?? []
const endOf = ({ claimId, facts }: ListedClaim) => ({ claimId, party: facts.classified?.party ?? null })
