import type { Positions, Quote } from '@onrecord/service-api'
import { printable } from './printable.ts'
import { quoteOrigin } from './sticking-points.ts'

/** Why a party's position is what it is: the rule, every claim listed that it rests on, and what it replaced. */
export function positionArgument(items: Positions['items']): string[] {
  return items.flatMap(({ party, issue, framework, stance, since, relayed, provisional, claims, total, why }) => [
    `${printable(party?.label ?? 'unknown')} on ${printable(issue.label)} (${issue.id}), ${printable(framework?.title ?? 'no framework')}: ${stance}${since === null ? '' : `, since ${since}`}`,
    ...(provisional ? ['  ? Provisional, on unreviewed and unsure claims'] : []),
    ...(relayed ? ['  Told by others alone'] : []),
    `  Why: ${why.says} (${why.rule})`,
    ...claims.map(quoted),
    ...(total > claims.length ? [`    … ${total} claims in all, the first and the last are shown`] : []),
    ...(why.replaced === null ? [] : [`  Before: ${why.replacedStance}`, quoted(why.replaced)]),
  ])
}

function quoted(quote: Quote): string {
  return `    ${printable(quote.by ?? 'unnamed')} (${quoteOrigin(quote)}): “${printable(quote.words)}”`
}
