/** How many claims of a list are shown where a judgement rests on more: half from its beginning, half from its end. */
export const CLAIMS_SHOWN = 20

/** The list itself where it is short, else its first and its last items. Readers are told how many there are beside it. */
export function shorten<Item>(items: readonly Item[], shown = CLAIMS_SHOWN): Item[] {
  if (items.length <= shown) return [...items]
  const half = Math.floor(shown / 2)
  return [...items.slice(0, shown - half), ...items.slice(-half)]
}
