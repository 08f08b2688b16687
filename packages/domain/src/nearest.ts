/** Longest word that is compared, in UTF-16 units: the cost grows with the square. */
const LONGEST = 80

/**
 * The one candidate that a mistyped word most likely means: at most a third of its letters differ, and no other is as
 * near. Case, hyphens, blanks and underscores do not count.
 */
export function nearestOf(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > LONGEST) return undefined
  const folded = fold(word)
  const most = Math.max(1, Math.floor(folded.length / 3))
  let best: { candidate: string; distance: number } | undefined
  let tied = false
  for (const candidate of new Set(candidates)) {
    if (candidate.length > LONGEST || Math.abs(candidate.length - word.length) > most + 2) continue
    const distance = editDistance(folded, fold(candidate))
    if (distance > most || distance > (best?.distance ?? most)) continue
    tied = distance === best?.distance
    best = { candidate, distance }
  }
  return tied ? undefined : best?.candidate
}

const fold = (word: string): string => word.toLowerCase().replace(/[-_\s]/g, '')

/** Letters to insert, delete, replace or swap with their neighbour. Source: optimal string alignment distance. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let row = 1; row <= a.length; row++) {
    const line = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      line[column] = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = above
    above = line
  }
  return above[b.length] ?? 0
}
