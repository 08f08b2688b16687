import type { Actor, DossierConfiguration } from '../dossier-configuration.ts'
import type { Act, ClaimKind, Review, Stance } from '../vocabulary.ts'
import type { Said } from './said-on.ts'

/** An unreviewed claim below this makes a position provisional (docs/views.md). */
export const PROVISIONAL_BELOW = 0.8

/**
 * What one live claim contributes to one issue. `holder` is the same for claims of the same claimants: the configured ids
 * joined, or the claim's own id where a claimant is no configured actor, since the record holds no names of others.
 */
export type Contribution = {
  claimId: string
  issue: string
  framework: string | null
  phase: number | null
  stance: Stance
  party: string | null
  actorId: string | null
  holder: string
  said: Said
  relayed: boolean
  kind: ClaimKind
  act: Act
  confidence: number
  review: Review
}

/** True where a person has looked at the claim. */
export function isReviewed(claim: { review: Review }): boolean {
  return claim.review === 'confirmed' || claim.review === 'corrected'
}

/** True where the claim is too unsure to be shown: below the dossier's threshold, and nobody has reviewed it. */
export function isHidden(claim: { confidence: number; review: Review }, minimumConfidence: number): boolean {
  return claim.confidence < minimumConfidence && !isReviewed(claim)
}

/** True where the claim alone would make a position provisional. */
export function isWeak(claim: { confidence: number; review: Review }): boolean {
  return claim.confidence < PROVISIONAL_BELOW && !isReviewed(claim)
}

/** What standing rules ask of the configuration, looked up once a reading. */
export type Sides = {
  negotiating: readonly string[]
  takesPart: ReadonlySet<string>
  actors: ReadonlyMap<string, Actor>
}

/** The parties and actors of a configuration, ready to be asked. `takesPart`: negotiates or mediates. */
export function sidesOf(configuration: DossierConfiguration): Sides {
  return {
    negotiating: configuration.parties.filter(({ negotiates }) => negotiates).map(({ id }) => id),
    takesPart: new Set(
      configuration.parties.filter(({ negotiates, mediates }) => negotiates || mediates).map(({ id }) => id),
    ),
    actors: new Map(configuration.actors.map((actor) => [actor.id, actor])),
  }
}

/** Where a contribution shows: it sets its party's position, stands within the party, or is a voice beside the talks. */
export function placeOf(contribution: Contribution, sides: Sides): 'position' | 'within' | 'voice' {
  const { party, actorId } = contribution
  if (party === null || !sides.takesPart.has(party)) return 'voice'
  return actorId !== null && sides.actors.get(actorId)?.speaksFor === true ? 'position' : 'within'
}
