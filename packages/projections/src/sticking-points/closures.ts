import type { Closure } from './rows.ts'

/** The latest word of a reviewer counts, whether it was about one framework or about all. */
export function closedBy(closures: readonly Closure[]): (issue: string, framework: string | null) => boolean {
  return (issue, framework) => {
    const about = closures.filter((row) => row.closes === issue && (row.framework ?? framework) === framework)
    return about.toSorted((a, b) => b.seq - a.seq)[0]?.closed ?? false
  }
}
