import { type DecidedClaim, DomainError, type ReadingChanges, type Span } from '@onrecord/domain'
import { type GroundText, groundDue, groundTeller, wordsAt } from '../claims/ground-claim.ts'
import type { SubmittedWords } from '../claims/submission.ts'
import type { Correction } from './claim-body.ts'

/** The changes in spans, each held against the text. Throws DomainError `words-not-in-text`, `name-not-in-text`. */
export function readCorrection(correction: Correction, { facets }: DecidedClaim, ground: GroundText): ReadingChanges {
  const { cue, mention, chain, due, ...labels } = correction
  const span = (words: SubmittedWords | null, name: string): Span | null => {
    if (words === null) return null
    const { start, end } = wordsAt(ground, words, `${ground.pointer}/${name}`)
    return { start, end }
  }
  const near = facets.reading.segments[0]?.start ?? 0
  return {
    ...labels,
    ...(cue === undefined ? {} : { cue: span(cue, 'cue') }),
    ...(mention === undefined ? {} : { mention: span(mention, 'mention') }),
    ...(chain === undefined ? {} : { chain: chain.map((teller, nth) => tellerOf(teller, { ground, near, nth })) }),
    ...(due === undefined ? {} : { due: due && groundDue(due, ground) }),
  }
}

function tellerOf(
  teller: NonNullable<Correction['chain']>[number],
  place: { ground: GroundText; near: number; nth: number },
) {
  const found = groundTeller(teller, place)
  if (found !== undefined) return found.ref
  const path = `${place.ground.pointer}/chain/${place.nth}`
  const detail = `${path}: neither the publisher, nor an actor of the dossier, nor words of the text`
  throw new DomainError('name-not-in-text', detail, { path, name: teller.name })
}
