import type { Actor, ClaimDocument, EventData, Finding, NamedActor, Span } from '@onrecord/domain'
import type { ClaimWords } from './claim-words.ts'

/** What it takes to name those whom a claim's spans point at. `words` is null where the text was erased. */
export type Naming = {
  found: Pick<Finding, 'mention' | 'chain'>
  classification: Pick<EventData<'ClaimClassified'>, 'claimants'> | null
  words: ClaimWords | null
  document: Pick<ClaimDocument, 'source'>
  /** Configured actors by id; a claimant's name is the configured one where it has one. */
  actors: ReadonlyMap<string, Pick<Actor, 'name'>>
}

/** Names of a claim's claimants in their order, the configured ones or else those in the text; none where it is not classified. */
export function nameClaimants(claim: Naming): string[] {
  const { classification, words } = claim
  return classification?.claimants.map((claimant, nth) => nameActor(claimant, words?.claimants[nth], claim)) ?? []
}

/** The name of one who is named in a claim; `exact`: the words kept for it. */
export function nameActor(
  { actorId, span }: NamedActor,
  exact: string | null | undefined,
  { found, words, document, actors }: Naming,
): string {
  if (actorId !== null) return actors.get(actorId)?.name ?? actorId
  return span === null ? (document.source ?? '') : (wordsOfTeller(span, found, words) ?? exact ?? '')
}

/** Words are kept for the latest classification; an older one names its claimant by the same place as the reading does. */
function wordsOfTeller(span: Span, { mention, chain }: Naming['found'], words: ClaimWords | null): string | null {
  const isThere = (other: Span | null): boolean => other?.start === span.start && other.end === span.end
  if (isThere(mention)) return words?.mention ?? null
  const nth = chain.findIndex((teller) => teller.from === 'text' && isThere(teller))
  return words?.chain[nth] ?? null
}
