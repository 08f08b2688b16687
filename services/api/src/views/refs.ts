import type { DossierConfiguration } from '@onrecord/domain'

type Named = { id: string; label: string }

/** A party by id, with its label; one that is no longer configured is named by its id. */
export function partyRef({ parties }: DossierConfiguration, id: string): Named {
  return { id, label: parties.find((party) => party.id === id)?.label ?? id }
}

/** An issue by id, with its label. */
export function issueRef({ issues }: DossierConfiguration, id: string): Named {
  return { id, label: issues.find((issue) => issue.id === id)?.label ?? id }
}

/** A framework by id, with its title; null for none. */
export function frameworkRef(
  { frameworks }: DossierConfiguration,
  id: string | null,
): { id: string; title: string } | null {
  return id === null ? null : { id, title: frameworks.find((framework) => framework.id === id)?.title ?? id }
}
