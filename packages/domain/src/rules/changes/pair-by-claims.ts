import type { Change } from './change.ts'

/** What claims tell together: the one said first, and those that restate it. `order` sorts as text. */
export type ToldByClaims = { claimId: string; mentions: readonly string[]; order: string }

/**
 * Pairs what two readings show, where it shares a claim directly or by others, in the order of the later one, then what
 * only the earlier one has. Of several that became one, or of one that fell apart, the first stands for all.
 */
export function pairByClaims<Told extends ToldByClaims>(
  before: readonly Told[],
  after: readonly Told[],
): Change<Told>[] {
  const groupOf = groupsOf([...before, ...after])
  const [earlier, later] = [firsts(before, groupOf), firsts(after, groupOf)]
  return [
    ...Array.from(later, ([group, told]) => ({ before: earlier.get(group) ?? null, after: told })),
    ...Array.from(earlier).flatMap(([group, told]) => (later.has(group) ? [] : [{ before: told, after: null }])),
  ]
}

function firsts<Told extends ToldByClaims>(list: readonly Told[], groupOf: (claimId: string) => string) {
  const byGroup = new Map<string, Told>()
  for (const told of list.toSorted((a, b) => (a.order < b.order ? -1 : 1))) {
    const group = groupOf(told.claimId)
    if (!byGroup.has(group)) byGroup.set(group, told)
  }
  return byGroup
}

function groupsOf(all: readonly ToldByClaims[]): (claimId: string) => string {
  const parent = new Map<string, string>()
  const find = (claimId: string): string => {
    let root = claimId
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up
    return root
  }
  for (const { claimId, mentions } of all) {
    for (const mention of mentions) {
      const [one, other] = [find(claimId), find(mention)]
      if (one !== other) parent.set(one > other ? one : other, one > other ? other : one)
    }
  }
  return find
}
