import type { Stance } from '../vocabulary.ts'
import { type Contribution, isWeak } from './contribution.ts'
import { bySaid, isDated, isSaidBy } from './said-on.ts'

/**
 * A stance and the claims that it rests on, earliest said first; `total` counts them where a reader is shown fewer, and is
 * their number otherwise. `relayed`: all of them are; `concurrent`: the same side
 * holds another stance as well and neither is known to be the later; `provisional`: every claim is unreviewed and unsure.
 * `since` is the first day on which the first of them can have been said.
 */
export type Position = {
  party: string | null
  holder: string | null
  actorId: string | null
  stance: Stance
  claims: string[]
  total: number
  relayed: boolean
  concurrent: boolean
  provisional: boolean
  since: string | null
}

/**
 * Those of one side's claims on one issue that nothing has replaced, earliest said first. B replaces A only if B's
 * earliest day is after A's latest; a relayed claim never replaces one from its holder; an undated one replaces nothing
 * and is none of these.
 */
export function standing(claims: readonly Contribution[]): Contribution[] {
  const own = greatestEarliest(claims.filter(({ relayed }) => !relayed))
  const any = greatestEarliest(claims)
  return claims
    .filter(({ said, relayed }) => isDated(said) && (said.latest === null || said.latest >= (relayed ? any : own)))
    .toSorted(bySaid)
}

/** Of one side's claims, restatements folded, the last said that no longer stands: what its position has replaced. */
export function lastReplaced(heads: readonly Contribution[]): Contribution | undefined {
  const stands = new Set(standing(heads))
  return heads
    .filter((claim) => isDated(claim.said) && !stands.has(claim))
    .toSorted(bySaid)
    .at(-1)
}

/** The side's positions, one a stance, the latest said first. `holder` is null for a whole party. */
export function positionsOf(
  side: { party: string | null; holder: string | null; actorId: string | null },
  claims: readonly Contribution[],
): Position[] {
  const byStance = Map.groupBy(standing(claims), ({ stance }) => stance)
  const latestFirst = [...byStance].toSorted(([, a], [, b]) => bySaid(last(b), last(a)))
  return latestFirst.map(([stance, rests]) => ({
    ...side,
    stance,
    claims: rests.map(({ claimId }) => claimId),
    total: rests.length,
    relayed: rests.every(({ relayed }) => relayed),
    concurrent: byStance.size > 1,
    provisional: rests.every(isWeak),
    since: rests[0]?.said.earliest ?? rests[0]?.said.latest ?? null,
  }))
}

/** The claims that can be counted on `day`: said by then; all, undated ones included, where no day is given. */
export function saidByDay<Claim extends Pick<Contribution, 'said'>>(claims: readonly Claim[], day?: string): Claim[] {
  return day === undefined ? [...claims] : claims.filter(({ said }) => isSaidBy(said, day))
}

/**
 * Claims of one side with one stance that restate one another count once, as the one said first; one of unknown date only
 * where no other is dated, so that an undated copy hides nobody's word.
 */
export function foldRestatements(
  claims: readonly Contribution[],
  group: (claimId: string) => string,
): { heads: Contribution[]; mentions: Map<string, string[]> } {
  const heads: Contribution[] = []
  const mentions = new Map<string, string[]>()
  const side = (claim: Contribution) => `${claim.party} ${claim.stance} ${claim.framework} ${group(claim.claimId)}`
  for (const [, [head, ...others]] of Map.groupBy(claims.toSorted(byDateKnown), side)) {
    if (head === undefined) continue
    heads.push(head)
    if (others.length > 0) {
      mentions.set(
        head.claimId,
        others.map(({ claimId }) => claimId),
      )
    }
  }
  return { heads, mentions }
}

function byDateKnown(a: Contribution, b: Contribution): number {
  return Number(isDated(b.said)) - Number(isDated(a.said)) || bySaid(a, b)
}

function greatestEarliest(claims: readonly Contribution[]): string {
  let greatest = ''
  for (const { said } of claims) if (said.earliest !== null && said.earliest > greatest) greatest = said.earliest
  return greatest
}

function last(claims: readonly Contribution[]): Contribution {
  const claim = claims.at(-1)
  if (claim === undefined) throw new RangeError('a stance rests on at least one claim')
  return claim
}
