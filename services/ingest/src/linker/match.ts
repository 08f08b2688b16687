import { type Relatable, type Related, type Relation, relate } from '@onrecord/domain'

/**
 * A claim to be related. `telling`, `cluster`: the least claim ids of those that restate it, and of those that restate or
 * corroborate it, so far. `relatable` null: relates to none now.
 */
export type Node = { claimId: string; live: boolean; relatable: Relatable | null; telling: string; cluster: string }

/** Two claims, a < b, and how they relate; `rule` null where a reviewer linked them, `barred` where one undid it. */
export type Link = { a: string; b: string; relation: Relation; rule: string | null; barred: boolean }

/** Two claims, a < b, that relate by a rule. */
export type Match = Related & { a: string; b: string }

/** A link's key; the pair is ordered. */
export function linkKey({ a, b, relation }: Pick<Link, 'a' | 'b' | 'relation'>): string {
  return `${a}/${b}/${relation}`
}

/** A pair's key, whichever comes first. */
export function pairKey(x: string, y: string): string {
  return x < y ? `${x}/${y}` : `${y}/${x}`
}

/** How two claims relate by a rule; null where they don't, or one of them does not count. */
export function matchOf(x: Node | undefined, y: Node | undefined, relating = relateNodes): Match | null {
  if (x === undefined || y === undefined || x.claimId === y.claimId || !x.live || !y.live) return null
  const related = relating(x, y)
  if (related === null) return null
  const [a, b] = x.claimId < y.claimId ? [x.claimId, y.claimId] : [y.claimId, x.claimId]
  return { a, b, ...related }
}

function relateNodes({ relatable: x }: Node, { relatable: y }: Node): Related | null {
  return x === null || y === null ? null : relate(x, y)
}

/** True where the words of either are gone: what was found when they were there stands, and nothing is found anew. */
export function isErased({ a, b }: Pick<Link, 'a' | 'b'>, nodes: ReadonlyMap<string, Node>): boolean {
  return [nodes.get(a), nodes.get(b)].some((node) => node?.relatable?.words.length === 0)
}
