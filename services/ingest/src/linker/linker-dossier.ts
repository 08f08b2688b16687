import type { DossierConfiguration } from '@onrecord/domain'
import { actorKey, nameKey } from './linker-claim.ts'

/**
 * What the linker keeps of a dossier's latest configuration, and from which seq on claims are related. `foldedTo`: the seq up
 * to which the log is folded while claims of it wait to be related; null where none wait.
 */
export type LinkerDossier = {
  actors: Record<string, { party: string | null; speaksFor: boolean }>
  /** Keys of outlets by those of their names. */
  outlets: Record<string, string>
  relateFrom: number
  foldedTo: number | null
}

/** The actors' parties and the outlets' names of a configuration. */
export function actorsOf({ actors }: DossierConfiguration): Pick<LinkerDossier, 'actors' | 'outlets'> {
  const outlets = actors.filter(({ type }) => type === 'outlet')
  return {
    actors: Object.fromEntries(actors.map(({ id, party, speaksFor }) => [id, { party, speaksFor }])),
    outlets: Object.fromEntries(
      outlets.flatMap(({ id, name, aliases }) => [name, ...aliases].map((known) => [nameKey(known), actorKey(id)])),
    ),
  }
}

/** The key of a document's publisher: the outlet of that name, else the name. */
export function publisherOf(source: string | null, { outlets }: LinkerDossier): string | null {
  if (source === null) return null
  const key = nameKey(source)
  return outlets[key] ?? key
}
