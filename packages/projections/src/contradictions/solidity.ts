import { type Link, restatementGroups } from '@onrecord/domain'
import type { ListedClaim } from '../claims/queries.ts'

/**
 * How solid a side is: `sources` counts named publishers of claims that do not merely restate another, `relayed` is true
 * where others tell all of it, `confidence` is that of its surest claim.
 */
export type Solidity = { sources: number; relayed: boolean; confidence: number }

/** How solid the claims of one side are together. */
export function solidityOf(
  claimIds: readonly string[],
  claims: ReadonlyMap<string, ListedClaim>,
  links: readonly Link[],
): Solidity {
  const group = restatementGroups(links)
  const found = claimIds
    .map((claimId) => claims.get(claimId))
    .filter((claim) => claim !== undefined)
    .toSorted((a, b) => (`${a.said} ${a.claimId}` < `${b.said} ${b.claimId}` ? -1 : 1))
  const firsts = new Map(found.toReversed().map((claim) => [group(claim.claimId), claim]))
  const sources = Array.from(firsts.values(), ({ facts }) => facts.document.source).filter((source) => source !== null)
  return {
    sources: new Set(sources).size,
    relayed: found.every(({ facts }) => facts.found.relayed),
    confidence: Math.max(0, ...found.map(({ facts }) => facts.found.confidence)),
  }
}
