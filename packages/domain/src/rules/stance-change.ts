import type { Stance } from '../vocabulary.ts'
import { type Contribution, isHidden, isWeak, placeOf, type Sides } from './contribution.ts'
import { type Link, restatementGroups } from './link.ts'
import { foldRestatements, type Position, positionsOf } from './position.ts'

/** A party's change of stance on one issue in one framework; null: it has no position there. `claimId` made the change. */
export type StanceChange = { party: string; from: Stance | null; to: Stance | null; claimId: string }

/** One issue in one framework: the live claims on it and the links between them. */
export type IssueClaims = { claims: readonly Contribution[]; links: readonly Link[] }

/**
 * The changes between two states of an issue that subscribers are to be told of, by party. `told`: the stance that they were
 * told of last, by party. `causes`: claims about which something was recorded between the two.
 *
 * A party's stance has changed when what was told stands no more, so a stance that another one merely joins is no change, and
 * each notice goes on from the one before. Weak claims count for nothing. What no cause explains is not told.
 */
export function stanceChanges(question: {
  sides: Sides
  minimumConfidence: number
  before: IssueClaims
  after: IssueClaims
  told: ReadonlyMap<string, Stance | null>
  causes: ReadonlySet<string>
}): StanceChange[] {
  const { before, after, told, causes } = question
  const [held, now] = [firmPositions(before, question), firmPositions(after, question)]
  const parties = [...new Set([...held.keys(), ...now.keys()])].toSorted()
  return parties.flatMap((party) => {
    const positions = { before: held.get(party) ?? [], after: now.get(party) ?? [] }
    const claims = [...before.claims, ...after.claims].filter((claim) => claim.party === party)
    const change = changeOf({ ...positions, told: told.get(party), causes, claims })
    return change === undefined ? [] : [{ party, ...change }]
  })
}

/** Positions of each party that can be relied on: as the view has them, without hidden and without weak claims. */
function firmPositions(
  { claims, links }: IssueClaims,
  { sides, minimumConfidence }: { sides: Sides; minimumConfidence: number },
): Map<string, Position[]> {
  const cluster = restatementGroups(links)
  const shown = claims.filter((claim) => !isHidden(claim, minimumConfidence) && placeOf(claim, sides) === 'position')
  const firm = new Map<string, Position[]>()
  for (const [party, own] of Map.groupBy(shown, ({ party }) => party)) {
    if (party === null) continue
    const heads = foldRestatements(own, cluster).heads.filter((claim) => !isWeak(claim))
    firm.set(party, positionsOf({ party, holder: null, actorId: null }, heads))
  }
  return firm
}

function changeOf(party: {
  before: readonly Position[]
  after: readonly Position[]
  told: Stance | null | undefined
  causes: ReadonlySet<string>
  claims: readonly Contribution[]
}): Omit<StanceChange, 'party'> | undefined {
  const { before, after, causes } = party
  const stood = new Set(before.map(({ stance }) => stance))
  const stands = new Set(after.map(({ stance }) => stance))
  if (stood.size === stands.size && [...stood].every((stance) => stands.has(stance))) return undefined
  const from = party.told === undefined ? (latest(before)?.stance ?? null) : party.told
  const next = latest(after)
  const to = next?.stance ?? null
  if (from === null ? to === null : stands.has(from)) return undefined
  const made = (claimIds: readonly string[]) => claimIds.findLast((claimId) => causes.has(claimId))
  const claimId =
    made(next?.claims ?? []) ??
    made(before.flatMap(({ claims }) => claims)) ??
    made(party.claims.map(({ claimId }) => claimId))
  return claimId === undefined ? undefined : { from, to, claimId }
}

/** The holder's own word before a relayed one; of these, the latest said. */
function latest(positions: readonly Position[]): Position | undefined {
  return positions.find(({ relayed }) => !relayed) ?? positions[0]
}
