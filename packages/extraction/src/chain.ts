import type { Span } from '@onrecord/domain'
import type { TellerSpan } from './finding.ts'
import type { Attribution } from './frames/attribution.ts'
import type { Resolved } from './who/resolve.ts'

/** A report with who its source is. */
export type Told = { attribution: Attribution; who: Resolved | undefined }

/** Reports whose content holds another report whole, outermost first: "the network reported that [the minister is demanding …]". */
export function tellersOf(inner: Told, all: Told[]): Told[] {
  const place = inner.attribution.cue?.span ?? inner.attribution.content[0]
  if (place === undefined) return []
  return all.filter(
    (outer) =>
      outer !== inner &&
      outer.attribution.sentence.paragraph === inner.attribution.sentence.paragraph &&
      outer.attribution.content.some((span) => covers(span, place)) &&
      !inner.attribution.content.some(
        (span) => outer.attribution.cue !== undefined && covers(span, outer.attribution.cue.span),
      ),
  )
}

/** The chain publisher → tellers → claimant. Who tells and who claims may be the same: they stand once. */
export function chainOf(publisher: string | null, tellers: Told[], claimant: Resolved | undefined): TellerSpan[] {
  const chain: TellerSpan[] = publisher === null ? [] : [{ name: publisher, span: null }]
  for (const who of [...tellers.map(({ who }) => who), claimant]) {
    if (who !== undefined && chain.at(-1)?.name !== who.name) chain.push({ name: who.name, span: who.span })
  }
  return chain
}

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && outer.end >= inner.end
}
