import type { Stance } from '../vocabulary.ts'
import type { Position } from './position.ts'
import type { StickingPoint } from './sticking-point.ts'

/**
 * One side of a contradiction: whose claims, the stance that they share (null where a person linked claims), and how many
 * there are where positions list fewer.
 */
export type ContradictionSide = { party: string | null; stance: Stance | null; claims: string[]; total: number }

/**
 * Two sides that can't both hold, on one issue in one framework where these are known. `within`: the party that
 * contradicts itself. `key` sorts, is stable while the two sides are, and names the contradiction in a list.
 */
export type Contradiction = {
  key: string
  rule: 'contradiction.between-parties' | 'contradiction.within-party' | 'contradiction.linked'
  issue: string | null
  framework: string | null
  within: string | null
  a: ContradictionSide
  b: ContradictionSide
}

/**
 * What follows from positions: two different stances on one issue in one framework, `unclear` apart, contradict. Between
 * parties at the table by what each holds; inside one by all that its members and spokesmen hold. Voices contradict nobody.
 */
export function contradictionsOfStances(points: readonly StickingPoint[]): Contradiction[] {
  return points.flatMap((point) => [...betweenParties(point), ...withinParties(point)])
}

/** Two claims that a person linked as contradicting one another, with the parties that they belong to. */
export type ContradictingPair = { a: LinkedClaim; b: LinkedClaim; issue: string | null; framework: string | null }
type LinkedClaim = { claimId: string; party: string | null }

/**
 * What people linked, grouped: claims with the same opponents stand together. Pairs of one party's claims are told apart
 * from pairs of two, and no pair stands in two groups.
 */
export function contradictionsByLink(pairs: readonly ContradictingPair[]): Contradiction[] {
  const groups = Map.groupBy(pairs, (pair) => `${pair.issue ?? ''} ${pair.framework ?? ''} ${withinOf(pair) ?? ''}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const parties = new Map(group.flatMap(({ a, b }) => [a, b]).map(({ claimId, party }) => [claimId, party]))
    const { issue, framework } = first
    const side = (claims: string[]): ContradictionSide => ({
      party: onlyParty(claims, parties),
      stance: null,
      claims,
      total: claims.length,
    })
    return opponentsOf(group).map(({ a, b }) => ({
      key: keyOf(issue, 'linked', a[0], b[0]),
      rule: 'contradiction.linked',
      issue,
      framework,
      within: withinOf(first),
      a: side(a),
      b: side(b),
    }))
  })
}

function betweenParties({ issue, framework, positions }: StickingPoint): Contradiction[] {
  const clear = positions.filter(({ stance }) => stance !== 'unclear')
  return pairsOf(clear.toSorted(bySide))
    .filter(([one, other]) => one.party !== other.party && one.stance !== other.stance)
    .map(([one, other]) => ({
      key: keyOf(issue, 'between', one.party, one.stance, other.party, other.stance),
      rule: 'contradiction.between-parties',
      issue,
      framework,
      within: null,
      a: sideOf([one]),
      b: sideOf([other]),
    }))
}

function withinParties({ issue, framework, positions, within }: StickingPoint): Contradiction[] {
  const clear = [...positions, ...within].filter(({ stance }) => stance !== 'unclear')
  return [...Map.groupBy(clear, ({ party }) => party)].flatMap(([party, held]) => {
    const stances = [...Map.groupBy(held.toSorted(bySide), ({ stance }) => stance).values()]
    return pairsOf(stances).map(([one, other]): Contradiction => {
      const [a, b] = [sideOf(one), sideOf(other)]
      const key = keyOf(issue, 'within', party, a.stance, b.stance)
      return { key, rule: 'contradiction.within-party', issue, framework, within: party, a, b }
    })
  })
}

function sideOf(held: readonly Position[]): ContradictionSide {
  const { party = null, stance = null } = held[0] ?? {}
  const total = held.reduce((sum, position) => sum + position.total, 0)
  return { party, stance, claims: [...new Set(held.flatMap(({ claims }) => claims))], total }
}

/** Takes each claim in turn, with all claims that have the same opponents left. */
function opponentsOf(pairs: readonly ContradictingPair[]): { a: string[]; b: string[] }[] {
  const left = new Map<string, Set<string>>()
  const oppose = (one: string, other: string) => left.set(one, (left.get(one) ?? new Set()).add(other))
  for (const { a, b } of pairs) {
    oppose(a.claimId, b.claimId)
    oppose(b.claimId, a.claimId)
  }
  const groups: { a: string[]; b: string[] }[] = []
  const order = [...left.keys()].toSorted()
  for (const claimId of order) {
    const b = [...(left.get(claimId) ?? [])].toSorted()
    if (b.length === 0) continue
    const a = order.filter((one) => [...(left.get(one) ?? [])].toSorted().join(' ') === b.join(' '))
    groups.push({ a, b })
    for (const one of a) left.set(one, new Set())
    for (const other of b) for (const one of a) left.get(other)?.delete(one)
  }
  return groups
}

function withinOf({ a, b }: Pick<ContradictingPair, 'a' | 'b'>): string | null {
  return a.party === b.party ? a.party : null
}

function onlyParty(claims: readonly string[], parties: ReadonlyMap<string, string | null>): string | null {
  const found = new Set(claims.map((claimId) => parties.get(claimId) ?? null))
  return found.size === 1 ? ([...found][0] ?? null) : null
}

function pairsOf<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((one, nth) => items.slice(nth + 1).map((other): [Item, Item] => [one, other]))
}

function bySide(a: Position, b: Position): number {
  const [one, other] = [`${a.party} ${a.stance}`, `${b.party} ${b.stance}`]
  return one < other ? -1 : one > other ? 1 : 0
}

function keyOf(...parts: (string | null | undefined)[]): string {
  return parts.map((part) => part ?? '').join('/')
}
