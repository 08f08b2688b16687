import { type Contribution, placeOf, type Sides } from './contribution.ts'
import { foldRestatements } from './position.ts'

/**
 * Restatements folded side by side: a party's spokesmen together, everybody else alone. `heads` are the claims that count,
 * `mentions` those that only repeat a head.
 */
export function foldSides(
  claims: readonly Contribution[],
  sides: Sides,
  cluster: (claimId: string) => string,
): { heads: Contribution[]; mentions: Map<string, string[]> } {
  const heads: Contribution[] = []
  const mentions = new Map<string, string[]>()
  for (const [, own] of Map.groupBy(claims, (claim) => sideOf(claim, sides))) {
    const folded = foldRestatements(own, cluster)
    heads.push(...folded.heads)
    for (const [head, others] of folded.mentions) mentions.set(head, others)
  }
  return { heads, mentions }
}

function sideOf(claim: Contribution, sides: Sides): string {
  return placeOf(claim, sides) === 'position' ? `position ${claim.party}` : `${claim.party} ${claim.holder}`
}
