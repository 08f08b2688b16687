/** A thing that two readings of a record show differently; null where one of them does not show it. At least one is there. */
export type Change<State> = { before: State | null; after: State | null }

/** Pairs what two readings show by key, in the order of the later one, then what only the earlier one has. */
export function pairByKey<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
): Change<Item>[] {
  const earlier = new Map(before.map((item) => [keyOf(item), item]))
  const later = new Set(after.map(keyOf))
  return [
    ...after.map((item) => ({ before: earlier.get(keyOf(item)) ?? null, after: item })),
    ...before.filter((item) => !later.has(keyOf(item))).map((item) => ({ before: item, after: null })),
  ]
}
