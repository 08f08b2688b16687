import {
  type Claim,
  type Classification,
  DomainError,
  type EventData,
  type FoundClaim,
  type NamedActor,
  type Span,
  type TellerRef,
} from '@onrecord/domain'
import { findName } from './find-name.ts'

/** The claim as its event holds it: spans and labels, no words. A teller without offsets is the publisher. */
export function foundClaim(claim: Claim, documentId: string): FoundClaim {
  const span = (words: Span | null): Span | null => words && { start: words.start, end: words.end }
  return {
    claimId: claim.id,
    documentId,
    act: claim.act,
    segments: claim.segments.map(({ start, end }) => ({ start, end })),
    cue: span(claim.cue),
    mention: span(claim.mention),
    chain: claim.chain.map(({ start, end }): TellerRef => {
      return start === null || end === null ? { from: 'publisher' } : { from: 'text', start, end }
    }),
    reported: claim.reported,
    relayed: claim.relayed,
    negated: claim.negated,
    certainty: claim.certainty,
    saidOn: claim.saidOn,
    due: claim.due,
    confidence: claim.confidence,
    extractor: claim.extractor,
  }
}

/**
 * The classification as its event holds it. A claimant or addressee that is no configured actor is named by the span of
 * the text where its name stands, nearest to the claim; a claimant that is the document's publisher needs none.
 * Throws DomainError `name-not-in-text`.
 */
export function classifiedClaim(
  claim: Pick<Claim, 'id' | 'segments' | 'mention' | 'chain'>,
  classification: Classification,
  context: { text: string; source: string | null; by: EventData<'ClaimClassified'>['by'] },
): EventData<'ClaimClassified'> {
  const named = (who: { actorId: string | null; name: string }, path: string): NamedActor => {
    if (who.actorId !== null) return { actorId: who.actorId, span: null }
    if (who.name === '' || who.name === context.source) return { actorId: null, span: null }
    const span = spanOfName(claim, who.name, context.text)
    if (span === undefined) {
      throw new DomainError('name-not-in-text', `${path}: neither an actor of the dossier nor words of the text`, {
        path,
        name: who.name,
      })
    }
    return { actorId: null, span }
  }
  const { claimants, addressee, ...rest } = classification
  return {
    claimId: claim.id,
    ...rest,
    claimants: claimants.map((claimant, nth) => ({ ...named(claimant, `claimants.${nth}.name`), role: claimant.role })),
    addressee: addressee && named(addressee, 'addressee.name'),
    by: context.by,
  }
}

function spanOfName(
  claim: Pick<Claim, 'segments' | 'mention' | 'chain'>,
  name: string,
  text: string,
): Span | undefined {
  if (claim.mention?.exact === name) return { start: claim.mention.start, end: claim.mention.end }
  for (const teller of claim.chain) {
    if (teller.name === name && teller.start !== null && teller.end !== null)
      return { start: teller.start, end: teller.end }
  }
  return findName(text, { name, near: claim.segments[0]?.start ?? 0 })
}
