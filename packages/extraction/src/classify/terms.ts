import type { Issue } from '@onrecord/domain'
import { termPattern } from './phrases.ts'

/** Where words name an issue; offsets within the words given. */
export type TermMatch = { issue: Issue; start: number; end: number }

/** Two words of an issue's phrases may stand this far apart, in UTF-16 units ("talks on phase two would begin"). */
const APART = 72
/** As far behind a pair of words another's term may stand that is the pair's object. */
const NEAR = 16
const LITTLE = new Set(['the', 'of', 'and', 'for', 'all', 'its', 'from', 'with', 'has', 'was', 'been'])

/** The issues that words name by a term, each at its longest match; one that lies within another's longer match gives way. */
export function findIssues(issues: Issue[], words: string): TermMatch[] {
  const whole = issues.flatMap((issue) => termsIn(issue, words))
  const pairs = issues.flatMap((issue) => {
    const pair = whole.some((match) => match.issue === issue) ? undefined : pairOfWords(issue, words)
    return pair === undefined || whole.some((match) => isObjectOf(match, pair)) ? [] : [pair]
  })
  const matches = [...whole, ...pairs]
  return issues.flatMap((issue) => {
    const own = matches.filter((match) => match.issue === issue && !matches.some((other) => holds(other, match)))
    const longest = own.toSorted((a, b) => b.end - b.start - (a.end - a.start))[0]
    return longest === undefined ? [] : [longest]
  })
}

/** "stop all work on the rails": two words apart are the verb and what it governs, and the topic is the rails. */
const isObjectOf = (match: TermMatch, pair: TermMatch): boolean =>
  match.start >= pair.end && match.start - pair.end <= NEAR

const holds = (outer: TermMatch, inner: TermMatch): boolean =>
  outer.issue !== inner.issue &&
  outer.start <= inner.start &&
  outer.end >= inner.end &&
  outer.end - outer.start > inner.end - inner.start

function termsIn(issue: Issue, words: string): TermMatch[] {
  return issue.terms.flatMap((term) => {
    const match = termPattern(term).exec(words)
    return match === null ? [] : [{ issue, start: match.index, end: match.index + match[0].length }]
  })
}

/** Two words of one of the issue's phrases, apart or turned round: "begin negotiations" in "negotiations will begin". */
function pairOfWords(issue: Issue, words: string): TermMatch | undefined {
  for (const term of issue.terms) {
    const parts = term.split(/[\s-]+/).filter((part) => part.length >= 3 && !LITTLE.has(part.toLowerCase()))
    if (parts.length !== 2) continue
    const [first, second] = parts.map((part) => anyOf(part, words))
    if (first === undefined || second === undefined) continue
    const start = Math.min(first.index, second.index)
    const end = Math.max(first.index + first[0].length, second.index + second[0].length)
    if (end - start <= APART) return { issue, start, end }
  }
  return undefined
}

/** Words of negotiating that mean the same wherever they stand in a pair: "start talks" is "begin negotiations". */
const SAME = [
  ['begin', 'start', 'open', 'launch', 'commence'],
  ['talks', 'negotiations'],
  ['delay', 'postpone'],
]

function anyOf(part: string, words: string): RegExpExecArray | undefined {
  const group = SAME.find((same) => same.includes(part.toLowerCase())) ?? [part]
  for (const word of group) {
    const match = termPattern(word).exec(words)
    if (match !== null) return match
  }
  return undefined
}
