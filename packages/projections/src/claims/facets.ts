import { type Act, type ClaimKind, type Review, sourceIdOf } from '@onrecord/domain'

/** What claims can be narrowed to besides dates, certainty and framework; a claim has several actors and issues. */
export type Facets = {
  kind: ClaimKind
  act: Act
  party: string
  actor: string
  issue: string
  phase: number
  document: string
  review: Review
  source: string
}

/** One facet as the table indexes it, without its dossier (migration 0056). No value holds a space: a source goes by its id. */
export function facet<Name extends keyof Facets>(name: Name, value: Facets[Name]): string {
  return `${name}=${name === 'source' ? sourceIdOf(String(value)) : value}`
}

/** The same as it stands in the column. */
export function facetOf<Name extends keyof Facets>(dossier: string, name: Name, value: Facets[Name]): string {
  return `${dossier}/${facet(name, value)}`
}
