import type { Act, ClaimKind, Relation } from '../vocabulary.ts'
import { bySaid, type Said } from './said-on.ts'

/** Two claims that relate; the pair is unordered. */
export type Link = { a: string; b: string; relation: Relation }

/** A reviewer's word on how a demand was answered; `party` null: by all to whom it was addressed. */
export type DemandAnswer = {
  claimId: string
  party: string | null
  answer: 'accepted' | 'partly-accepted' | 'rejected' | 'met' | 'withdrawn'
}

/** True where the claim asks for an answer: a demand or a proposal. */
export function asksForAnswer(claim: { kind: ClaimKind; act: Act }): boolean {
  return claim.kind === 'demand' || claim.act === 'demand' || claim.act === 'propose'
}

/**
 * Which of two linked claims answers the other: the one that asks for nothing, else the one said later.
 */
export function orderAnswer<Claim extends { claimId: string; kind: ClaimKind; act: Act; said: Said }>(
  a: Claim,
  b: Claim,
): { asked: Claim; answer: Claim } {
  const asks = asksForAnswer(a)
  const aFirst = asks === asksForAnswer(b) ? bySaid(a, b) <= 0 : asks
  return aFirst ? { asked: a, answer: b } : { asked: b, answer: a }
}

/** Names the group of claims that restate one another, by its least claim id. */
export function restatementGroups(links: readonly Link[]): (claimId: string) => string {
  return groupsBy(links, new Set<Relation>(['restates']))
}

/** Names the cluster of claims that restate or corroborate one another, by its least claim id. */
export function clusterGroups(links: readonly Link[]): (claimId: string) => string {
  return groupsBy(links, new Set<Relation>(['restates', 'corroborates']))
}

function groupsBy(links: readonly Link[], joining: ReadonlySet<Relation>): (claimId: string) => string {
  const parent = new Map<string, string>()
  const find = (claimId: string): string => {
    let root = claimId
    for (let up = parent.get(root); up !== undefined && up !== root; up = parent.get(root)) root = up
    parent.set(claimId, root)
    return root
  }
  for (const { a, b, relation } of links) {
    if (!joining.has(relation)) continue
    const [low, high] = [find(a), find(b)].toSorted()
    if (low !== undefined && high !== undefined) parent.set(high, low)
  }
  return find
}
