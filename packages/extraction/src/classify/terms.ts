import type { Issue } from '@onrecord/domain'
import { termPattern } from './phrases.ts'

/** Where words name an issue; offsets within the words given. */
export type TermMatch = { issue: Issue; start: number; end: number }

/** Two words of an issue's phrases may stand this far apart, in UTF-16 units ("talks on phase two would begin"). */
const APART = 48
const LITTLE = new Set(['the', 'of', 'and', 'for', 'all', 'its', 'from', 'with', 'has', 'was', 'been'])

/** The issues that words name by a term, each at its longest match; one that lies within another's longer match gives way. */
export function findIssues(issues: Issue[], words: string): TermMatch[] {
  const matches = issues.flatMap((issue) => {
    const match = longestTerm(issue, words) ?? pairOfWords(issue, words)
    return match === undefined ? [] : [match]
  })
  return matches.filter(
    (match) =>
      !matches.some(
        (other) =>
          other !== match &&
          other.start <= match.start &&
          other.end >= match.end &&
          other.end - other.start > match.end - match.start,
      ),
  )
}

function longestTerm(issue: Issue, words: string): TermMatch | undefined {
  let found: TermMatch | undefined
  for (const term of issue.terms) {
    const match = termPattern(term).exec(words)
    if (match === null) continue
    const end = match.index + match[0].length
    if (found === undefined || end - match.index > found.end - found.start) found = { issue, start: match.index, end }
  }
  return found
}

/** Two words of one of the issue's phrases, apart or turned round: "begin negotiations" in "negotiations will begin". */
function pairOfWords(issue: Issue, words: string): TermMatch | undefined {
  for (const term of issue.terms) {
    const parts = term.split(/[\s-]+/).filter((part) => part.length >= 3 && !LITTLE.has(part.toLowerCase()))
    if (parts.length !== 2) continue
    const [first, second] = parts.map((part) => termPattern(part).exec(words))
    if (first === undefined || first === null || second === undefined || second === null) continue
    const start = Math.min(first.index, second.index)
    const end = Math.max(first.index + first[0].length, second.index + second[0].length)
    if (end - start <= APART) return { issue, start, end }
  }
  return undefined
}
