import { classifiedClaim, sliceWords } from '@onrecord/documents'
import type { Classified, DecidedClaim } from '@onrecord/domain'
import { configuredNames } from '../claims/configured-names.ts'
import { resolveClassification } from '../claims/resolve-classification.ts'
import { SubmittedClassification } from '../claims/submission.ts'
import type { Configured } from '../dossiers/configuration.ts'
import type { Reclassification } from './claim-body.ts'
import type { ClaimText } from './claim-text.ts'

/**
 * The classification as it is to stand: what is given, in ids of the configuration and spans of the text, and the rest as
 * it was. Throws DomainError `unknown-reference`, `name-not-in-text`.
 */
export function readReclassification(
  given: Reclassification,
  state: DecidedClaim,
  context: ClaimText & { configured: Configured; pointer: string },
): Classified {
  const { configured, pointer, text, source, publishedOn } = context
  const { reading, classification } = state.facets
  const resolved = resolveClassification(SubmittedClassification.parse(given), {
    configured,
    names: configuredNames(configured.configuration),
    pointer,
    saidOn: reading.saidOn ?? publishedOn,
  })
  const {
    claimId: _,
    by: __,
    ...fresh
  } = classifiedClaim(wordsOf(state, text), resolved, { text, source, by: 'reviewer' })
  const before = classification.stands
  if (before === null) return fresh
  const kept = Object.entries(before).filter(([name]) => !isGiven(name, given))
  return { ...fresh, ...Object.fromEntries(kept), configVersion: configured.version }
}

/** A party that is not named follows from claimants that are. */
function isGiven(name: string, given: Reclassification): boolean {
  return name in given || (name === 'party' && given.claimants !== undefined)
}

/** As much of the claim, with its words, as a name is looked for in. */
function wordsOf({ claimId, facets }: DecidedClaim, text: string): Parameters<typeof classifiedClaim>[0] {
  const { segments, mention, chain } = facets.reading
  const words = sliceWords(text, facets.reading, null)
  return {
    id: claimId,
    segments: segments.map((span, nth) => ({ ...span, exact: words.segments[nth] ?? '' })),
    mention: mention && { ...mention, exact: words.mention ?? '' },
    chain: chain.map((teller, nth) =>
      teller.from === 'text'
        ? { name: words.chain[nth] ?? '', start: teller.start, end: teller.end }
        : { name: '', start: null, end: null },
    ),
  }
}
