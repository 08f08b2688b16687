import type { EventData, Finding, Span } from '@onrecord/domain'

/** The words of a claim, in the order of its event's spans; null where the event has no span. */
export type ClaimWords = {
  segments: string[]
  prefix: string
  suffix: string
  cue: string | null
  mention: string | null
  chain: (string | null)[]
  claimants: (string | null)[]
  addressee: string | null
}

/** UTF-16 units of context on either side; the Web Annotation model's example length of a TextQuoteSelector. */
const CONTEXT_LENGTH = 32

/** Slices from the text what a claim's events point at. Spans beyond the text give what there is of them. */
export function sliceWords(
  text: string,
  claim: Pick<Finding, 'segments' | 'cue' | 'mention' | 'chain'>,
  classification: Pick<EventData<'ClaimClassified'>, 'claimants' | 'addressee'> | null,
): ClaimWords {
  const slice = (span: Span | null): string | null => (span === null ? null : text.slice(span.start, span.end))
  const first = claim.segments.at(0)?.start ?? 0
  const last = claim.segments.at(-1)?.end ?? first
  return {
    segments: claim.segments.map(({ start, end }) => text.slice(start, end)),
    prefix: wholeCharacters(text.slice(Math.max(0, first - CONTEXT_LENGTH), first)),
    suffix: wholeCharacters(text.slice(last, last + CONTEXT_LENGTH)),
    cue: slice(claim.cue),
    mention: slice(claim.mention),
    chain: claim.chain.map((teller) => (teller.from === 'text' ? slice(teller) : null)),
    claimants: classification?.claimants.map(({ span }) => slice(span)) ?? [],
    addressee: slice(classification?.addressee?.span ?? null),
  }
}

/** Context that was cut through a surrogate pair loses the half: half a character can't be stored. */
function wholeCharacters(context: string): string {
  return context.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
}
