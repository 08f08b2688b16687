import { isSameValue } from './same-value.ts'

/**
 * What is decided about one thing, taken apart into what is decided alone: section, member, value. Two decisions get in
 * each other's way only where they set the same facet.
 */
export type Facets = Record<string, Record<string, unknown>>

/** The name of one facet. */
export type Facet = { section: string; member: string }

/** The facets in which two states differ; a member that is missing in one of them differs. */
export function differingFacets(a: Facets, b: Facets): Facet[] {
  return Object.keys(a).flatMap((section) => {
    const [left = {}, right = {}] = [a[section], b[section]]
    const members = new Set([...Object.keys(left), ...Object.keys(right)])
    return [...members]
      .filter((member) => !isSameValue(left[member], right[member]))
      .map((member) => ({ section, member }))
  })
}

/** `now` with some facets as they are in `other`; a member that is missing there is left out. */
export function withFacets<State extends Facets>(now: State, facets: readonly Facet[], other: State): State {
  const result: Facets = { ...now }
  for (const { section, member } of facets) {
    const { [member]: _, ...rest } = result[section] ?? {}
    const value = other[section]?.[member]
    result[section] = value === undefined ? rest : { ...rest, [member]: value }
  }
  // Each section has the members that it had in one of two states of this type.
  return result as State
}
