import type { Relatable } from './relatable.ts'

/** What two claims' positions have in common: issues of like stance, of opposed stance, and of any other two stances. */
export type PositionsCompared = { like: string[]; opposed: string[]; other: string[] }

/** Compares positions issue by issue; issues of one claim alone are left out. */
export function comparePositions(a: Relatable, b: Relatable): PositionsCompared {
  const stances = new Map(b.positions.map(splitPosition))
  const compared: PositionsCompared = { like: [], opposed: [], other: [] }
  for (const [issue, stance] of a.positions.map(splitPosition)) {
    const theirs = stances.get(issue)
    if (theirs === undefined) continue
    if (theirs === stance) compared.like.push(issue)
    else if (OPPOSITE[stance] === theirs) compared.opposed.push(issue)
    else compared.other.push(issue)
  }
  return compared
}

/** True where no issue has two stances: one of the claims may lack positions. */
export function arePositionsCompatible(a: Relatable, b: Relatable): boolean {
  const { opposed, other } = comparePositions(a, b)
  return opposed.length === 0 && other.length === 0
}

/** `issue/stance` in two. */
export function splitPosition(position: string): [issue: string, stance: string] {
  const slash = position.indexOf('/')
  return [position.slice(0, slash), position.slice(slash + 1)]
}

/** The stance that refuses another. */
export const OPPOSITE: Readonly<Record<string, string>> = { supports: 'opposes', opposes: 'supports' }
