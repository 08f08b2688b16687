import type { Act, Span } from '@onrecord/domain'
import type { TellerSpan } from './finding.ts'
import type { Attribution } from './frames/attribution.ts'
import { actOf } from './labels/act.ts'
import type { Resolved } from './who/resolve.ts'

/** A report with who its source is, and in a transcript the speaker who tells it. */
export type Told = { attribution: Attribution; who: Resolved | undefined; speaker?: Resolved | undefined }

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
export function chainOf(
  publisher: string | null,
  tellers: (Resolved | undefined)[],
  claimant: Resolved | undefined,
): TellerSpan[] {
  const chain: TellerSpan[] = publisher === null ? [] : [{ name: publisher, span: null }]
  for (const who of [...tellers, claimant]) {
    if (who !== undefined && !chain.some(({ name }) => name === who.name))
      chain.push({ name: who.name, span: who.span })
  }
  return chain
}

/**
 * True for a report that only introduces another: it "cites" somebody who is then heard, or most of what it tells is
 * another's demand, threat or refusal, which is recorded as that other's claim.
 */
export function isIntroduction(outer: Told, all: Told[], text: string): boolean {
  if (!OPEN.has(outer.attribution.cue?.entry.act ?? 'assert')) return false
  const inside = all.filter((inner) => tellersOf(inner, all).includes(outer))
  if (/^(?:cite|quote)$/.test(outer.attribution.cue?.entry.base ?? '')) return inside.length > 0
  const length = lengthOf(outer.attribution.content)
  return inside.some(({ attribution, who }) => {
    // "reiterated its demand that …" is the demand
    if (who?.name === outer.who?.name && attribution.rule !== 'noun') return false
    const act = actOf(text, attribution)
    return act !== undefined && TELLING.has(act) && lengthOf([wholeOf(attribution)]) >= length * 0.6
  })
}

/**
 * True for what only looks like a report within a demand, pledge or refusal: "urged them to reject the plan" is no refusal
 * by them; nor is what speakers say of themselves ("he said he believed") told by another.
 */
export function isWithinWill(inner: Told, all: Told[]): boolean {
  return tellersOf(inner, all).some(
    ({ attribution, who }) =>
      WILL.has(attribution.cue?.entry.act ?? 'assert') ||
      (who?.name === inner.who?.name && inner.attribution.rule !== 'noun'),
  )
}

const OPEN: ReadonlySet<Act> = new Set(['assert', 'predict'])
const WILL: ReadonlySet<Act> = new Set(['demand', 'propose', 'threaten', 'commit', 'reject', 'withdraw'])
const TELLING: ReadonlySet<Act> = new Set(['demand', 'reject', 'threaten', 'commit', 'accuse', 'deny'])
/** A report from its source or cue to the end of its content. */
function wholeOf({ source, cue, content }: Attribution): Span {
  const spans = [...content, ...(source === undefined ? [] : [source.span]), ...(cue === undefined ? [] : [cue.span])]
  return { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) }
}

const lengthOf = (spans: Span[]): number => spans.reduce((sum, { start, end }) => sum + end - start, 0)

function covers(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && outer.end >= inner.end
}
