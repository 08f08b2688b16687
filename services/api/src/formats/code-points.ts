/**
 * Offsets of a text in code points for offsets in UTF-16 units, both from 0; one within a surrogate pair counts as before it.
 * In the order of `offsets`. Source: Web Annotation Data Model §4.2.5 counts code points.
 */
export function codePointOffsets(text: string, offsets: readonly number[]): number[] {
  const found = new Map<number, number>()
  let [unit, point] = [0, 0]
  for (const offset of offsets.toSorted((a, b) => a - b)) {
    while (unit < offset && unit < text.length) {
      const width = (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1
      if (unit + width > offset) break
      unit += width
      point += 1
    }
    found.set(offset, point)
  }
  return offsets.map((offset) => found.get(offset) ?? 0)
}
