import { DomainError, type DossierConfiguration, meaning, nearestOf } from '@onrecord/domain'

type Ids = string | readonly string[] | undefined

/** What a list may be narrowed to that a dossier configures. `of` is a party or an actor, `within` a party. */
export type NamedIds = { issue?: Ids; party?: Ids; within?: Ids; actor?: Ids; of?: Ids }

/**
 * Refuses ids that the dossier does not know: most are mistyped, and an empty list would not say so. Throws DomainError
 * `unknown-issue`, `unknown-party`, `unknown-actor`.
 */
export function checkKnown(configuration: DossierConfiguration, named: NamedIds): void {
  const idsOf = (list: readonly { id: string }[]) => list.map(({ id }) => id)
  const [issues, parties] = [idsOf(configuration.issues), idsOf(configuration.parties)]
  const actors = idsOf(configuration.actors)
  for (const issue of unknownOf(named.issue, issues)) {
    throw new DomainError('unknown-issue', unknownId('issue', issue, issues), { issue })
  }
  for (const party of [...unknownOf(named.party, parties), ...unknownOf(named.within, parties)]) {
    throw new DomainError('unknown-party', unknownId('party', party, parties), { party })
  }
  for (const actor of unknownOf(named.actor, actors)) {
    throw new DomainError('unknown-actor', unknownId('actor', actor, actors), { actor })
  }
  const either = [...parties, ...actors]
  for (const party of unknownOf(named.of, either)) {
    throw new DomainError('unknown-party', unknownId('party or actor', party, either), { party })
  }
}

function unknownOf(ids: Ids, known: readonly string[]): string[] {
  const asked = ids === undefined ? [] : typeof ids === 'string' ? [ids] : ids
  return asked.filter((id) => !known.includes(id))
}

/** Ids that are named where none is near. */
const MOST_NAMED = 20

/** That the dossier has nothing of this id, and which was probably meant, or which there are. */
export function unknownId(what: string, id: string, known: readonly string[]): string {
  const rest = known.length > MOST_NAMED ? ' …' : ''
  const has = known.length === 0 ? 'it has none' : `it has ${known.slice(0, MOST_NAMED).join(', ')}${rest}`
  return `The dossier has no ${what} ${id}${meaning(nearestOf(id, known)) || `; ${has}`}`
}
