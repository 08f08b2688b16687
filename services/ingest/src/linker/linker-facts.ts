import type { ClaimWords } from '@onrecord/documents'
import { type EventData, type FoundClaim, outcomeTold, type TellerRef, wordSetOf } from '@onrecord/domain'
import {
  actorKey,
  type ClaimFacts,
  type ClassifiedFacts,
  type LinkerClaim,
  nameKey,
  PUBLISHER,
} from './linker-claim.ts'
import type { LinkerDossier } from './linker-dossier.ts'

/** What is kept of a finding; its words as hashes. */
export function foundFacts(found: FoundClaim, kind: ClaimFacts['kind'], words: ClaimWords | undefined): ClaimFacts {
  const { act, negated, certainty, reported, saidOn, due, chain } = found
  return {
    kind,
    act,
    negated,
    certainty,
    reported,
    saidOn,
    due: due?.edtf ?? null,
    tellers: tellersOf(chain, words),
    ...wordFacts({ act, negated, certainty }, words),
    retracted: false,
    classified: null,
  }
}

/** The facts with a correction's changes; `words` are those of the claim as corrected. */
export function correctedFacts(
  facts: ClaimFacts,
  changes: EventData<'ClaimCorrected'>['changes'],
  words: ClaimWords | undefined,
): ClaimFacts {
  const { kind = facts.kind, act = facts.act, negated = facts.negated, saidOn = facts.saidOn, due, chain } = changes
  const { certainty = facts.certainty, reported = facts.reported } = changes
  return {
    ...facts,
    kind,
    act,
    negated,
    certainty,
    reported,
    saidOn,
    due: due === undefined ? facts.due : (due?.edtf ?? null),
    tellers: chain === undefined ? facts.tellers : tellersOf(chain, words),
    ...(words === undefined ? {} : wordFacts({ act, negated, certainty }, words)),
  }
}

/** What is kept of a classification, with what the configuration knows of its actors by now. */
export function classifiedFacts(
  data: EventData<'ClaimClassified'>,
  context: { words: ClaimWords | undefined; dossier: LinkerDossier; claim: LinkerClaim },
): ClassifiedFacts {
  const { words, dossier, claim } = context
  const [principal] = data.claimants
  const actor = dossier.actors[principal?.actorId ?? '']
  return {
    claimant: claimantOf(data, words, claim),
    party: data.party,
    speaksFor: actor?.speaksFor ?? false,
    addressee: addresseeOf(data, words, dossier),
    positions: data.positions.map(({ issue, stance }) => `${issue}/${stance}`).sort(),
    framework: data.framework,
    phase: data.phase,
    byReviewer: data.by === 'reviewer',
  }
}

function wordFacts(claim: Parameters<typeof outcomeTold>[1], words: ClaimWords | undefined) {
  const text = words?.segments.join(' ') ?? ''
  return {
    words: [...wordSetOf(text)],
    around: [...wordSetOf(`${words?.prefix ?? ''} ${words?.suffix ?? ''}`)],
    told: outcomeTold(text, claim),
  }
}

/** The chain without the publisher, whom the document names, and without its end, the claimant. */
function tellersOf(chain: readonly TellerRef[], words: ClaimWords | undefined): string[] {
  return chain.slice(0, -1).flatMap((teller, nth) => {
    if (teller.from === 'publisher') return []
    if (teller.from === 'actor') return [actorKey(teller.actorId)]
    const name = words?.chain[nth]
    return name === undefined || name === null ? [] : [nameKey(name)]
  })
}

function claimantOf(
  { claimants }: EventData<'ClaimClassified'>,
  words: ClaimWords | undefined,
  { facts }: LinkerClaim,
): string | null {
  const [principal] = claimants
  // What a narrator tells and nobody is named for is the document's own word.
  if (principal === undefined) return facts.reported === 'narrator' ? PUBLISHER : null
  if (principal.actorId !== null) return actorKey(principal.actorId)
  if (principal.span === null) return PUBLISHER
  const name = words?.claimants[0]
  return name === undefined || name === null ? null : nameKey(name)
}

function addresseeOf(
  { addressee }: EventData<'ClaimClassified'>,
  words: ClaimWords | undefined,
  { actors }: LinkerDossier,
): ClassifiedFacts['addressee'] {
  if (addressee === null) return null
  if (addressee.actorId !== null) {
    return { actor: actorKey(addressee.actorId), party: actors[addressee.actorId]?.party ?? null }
  }
  const name = words?.addressee ?? null
  return name === null ? null : { actor: nameKey(name), party: null }
}
