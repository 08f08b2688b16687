import type { Actor, DossierConfiguration, Party } from '@onrecord/domain'

/** Finds what a dossier's configuration knows by a name, whatever its case and with or without "the". */
export type ConfiguredNames = { actor(name: string): Actor | undefined; party(name: string): Party | undefined }

/** Indexes a configuration's actors by id, name and alias, its parties by id and label; the first of a name counts. */
export function configuredNames({ actors, parties }: DossierConfiguration): ConfiguredNames {
  const byActorName = new Map<string, Actor>()
  const byPartyName = new Map<string, Party>()
  for (const actor of actors) for (const name of [actor.id, actor.name]) remember(byActorName, name, actor)
  for (const actor of actors) for (const alias of actor.aliases) remember(byActorName, alias, actor)
  for (const party of parties) for (const name of [party.id, party.label]) remember(byPartyName, name, party)
  return { actor: (name) => byActorName.get(fold(name)), party: (name) => byPartyName.get(fold(name)) }
}

function remember<Named>(index: Map<string, Named>, name: string, named: Named): void {
  const folded = fold(name)
  if (!index.has(folded)) index.set(folded, named)
}

function fold(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ').replace(/^the /, '')
}
