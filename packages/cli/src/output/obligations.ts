import type { ArguedDeadline, ArguedDemand, Deadline, Demand, Quote } from '@onrecord/service-api'
import { printable, shorten } from './printable.ts'
import { quoteOrigin } from './sticking-points.ts'

/** Two lines: the date, what became of it, who set it, by which claim; then the words. */
export function deadlineLines({ due, state, decision, claim }: Deadline, width: number): string[] {
  const type = due.type === 'obligation' ? '' : `, ${due.type}`
  const { newDate = null } = decision ?? {}
  const to = newDate === null ? '' : ` to ${newDate}`
  return entryLines(`${due.edtf}  ${state}${to}${type}`, claim, width)
}

/** Two lines: what became of it, who asks whom, by which claim; then the words. */
export function demandLines({ state, asked, issues, claim }: Demand, width: number): string[] {
  const of = asked.length === 0 ? '' : `, asked of ${asked.join(', ')}`
  return entryLines(`${state}${of}${issues.length === 0 ? '' : ` [${issues.join(', ')}]`}`, claim, width)
}

/** The rule that decided and the words that it rests on, those against it, and whatever else was said. */
export function argumentLines({ why, evidence }: ArguedDeadline | ArguedDemand): string[] {
  const found = new Map(evidence.map((quote) => [quote.claimId, quote]))
  const quoted = (ids: readonly string[]): string[] =>
    ids.flatMap((id) => {
      const quote = found.get(id)
      return quote === undefined ? [] : [`    ${quoteLine(quote)}`]
    })
  const told = new Set([...why.claims, ...why.counter])
  const others = evidence.map(({ claimId }) => claimId).filter((id) => !told.has(id))
  return [
    `  Why: ${why.says} (${why.rule})`,
    ...quoted(why.claims),
    ...(why.counter.length === 0 ? [] : ['  Against it:', ...quoted(why.counter)]),
    ...(others.length === 0 ? [] : ['  Said as well:', ...quoted(others)]),
  ]
}

/** Answers that a reviewer recorded, which no words stand for. */
export function reviewerLines({ answers }: ArguedDemand): string[] {
  return answers.flatMap(({ party, state, byReviewer }) =>
    byReviewer ? [`    a reviewer: ${party} ${state} (\`onrecord history CLAIM\` says why)`] : [],
  )
}

function entryLines(head: string, claim: Quote, width: number): string[] {
  // The id comes first of what may be cut: it is what `--why` takes.
  const by = printable(claim.by ?? 'unnamed')
  const origin = ` (${quoteOrigin(claim)})`
  const words = shorten(printable(claim.words), Math.max(24, width - origin.length - 8))
  return [`  ${head}  ${claim.claimId}  ${by}`, `      “${words}”${origin}`]
}

function quoteLine(quote: Quote): string {
  return `${printable(quote.by ?? 'unnamed')} (${quoteOrigin(quote)}): “${printable(quote.words)}”  ${quote.claimId}`
}
