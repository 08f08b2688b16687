import type { EventData, Finding, Span } from '@onrecord/domain'

/**
 * The words of a claim, in the order of its event's spans; null where the event has no span. `at` says where the reading's
 * were cut; words without it were stored before readings could move.
 */
export type ClaimWords = {
  at?: string
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

type Places = Pick<Finding, 'segments' | 'cue' | 'mention' | 'chain'>

/** Whether the words were cut where this reading of the claim has its spans. */
export function areWordsOf(words: ClaimWords, claim: Places): boolean {
  return words.at === undefined || words.at === placesOf(claim)
}

function placesOf({ segments, cue, mention, chain }: Places): string {
  const place = (span: Span | null): string => (span === null ? '' : `${span.start}-${span.end}`)
  const tellers = chain.map((teller) => place(teller.from === 'text' ? teller : null))
  return [segments.map(place), [place(cue)], [place(mention)], tellers].map((spans) => spans.join()).join(';')
}

/** Slices from the text what a claim's events point at. Spans beyond the text give what there is of them. */
export function sliceWords(
  text: string,
  claim: Places,
  classification: Pick<EventData<'ClaimClassified'>, 'claimants' | 'addressee'> | null,
): ClaimWords {
  const slice = (span: Span | null): string | null => (span === null ? null : text.slice(span.start, span.end))
  const first = claim.segments.at(0)?.start ?? 0
  const last = claim.segments.at(-1)?.end ?? first
  return {
    at: placesOf(claim),
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
