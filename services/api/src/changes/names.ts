import type { DossierConfiguration } from '@onrecord/domain'
import type { Quote } from '../views/quote.ts'

type Named = { id: string; label: string }

/** What things are called, and the claims that they are told with. */
export type Names = {
  issue: (id: string) => Named
  party: (id: string) => Named
  framework: (id: string | null) => { id: string; title: string } | null
  /** An issue's label, with its framework where that is not the one on the table. */
  topic: (place: { issue: string; framework: string | null }) => string
  claims: ReadonlyMap<string, Quote>
}

/** Names by the first of the configurations that knows the thing; one that none knows is called by its id. */
export function namesOf(
  configurations: readonly DossierConfiguration[],
  { claims, inForce }: { claims: ReadonlyMap<string, Quote>; inForce: string | null },
): Names {
  const labels = (of: (configuration: DossierConfiguration) => readonly Named[]) => {
    const known = new Map(configurations.toReversed().flatMap((one) => of(one).map(({ id, label }) => [id, label])))
    return (id: string) => ({ id, label: known.get(id) ?? id })
  }
  const framework = labels(({ frameworks }) => frameworks.map(({ id, title }) => ({ id, label: title })))
  const issue = labels(({ issues }) => issues)
  return {
    issue,
    party: labels(({ parties }) => parties),
    framework: (id) => (id === null ? null : { id, title: framework(id).label }),
    topic: (place) => {
      const { label } = issue(place.issue)
      if (place.framework === inForce) return label
      return `${label} (${place.framework === null ? 'in no framework' : framework(place.framework).label})`
    },
    claims,
  }
}
