import type { DossierConfiguration, Issue } from '../dossier-configuration.ts'
import { edtfBounds } from '../edtf.ts'

/** The framework on the table on `day`, the one that began last where several were; null where none was. */
export function frameworkInForce(configuration: DossierConfiguration, day: string): string | null {
  let latest: { id: string; begin: string } | undefined
  for (const { id, inForce } of configuration.frameworks) {
    const dates = inForce === null ? undefined : edtfBounds(inForce)
    if (dates === undefined) continue
    const begin = dates.earliest ?? ''
    if (begin > day || (dates.latest !== null && dates.latest < day)) continue
    if (latest === undefined || begin > latest.begin) latest = { id, begin }
  }
  return latest?.id ?? null
}

/** The framework on the table on the last day that the date may be; null where nobody knows the date. */
export function frameworkOn(configuration: DossierConfiguration, date: string | null): string | null {
  const bounds = date === null ? undefined : edtfBounds(date)
  const day = bounds?.latest ?? bounds?.earliest ?? null
  return day === null ? null : frameworkInForce(configuration, day)
}

/** True where the framework was on the table until a day before `day`. */
export function isSuperseded(configuration: DossierConfiguration, framework: string | null, day: string): boolean {
  const inForce = configuration.frameworks.find(({ id }) => id === framework)?.inForce ?? null
  const latest = inForce === null ? null : (edtfBounds(inForce)?.latest ?? null)
  return latest !== null && latest < day
}

/**
 * True where the dossier puts the issue into the phase of the framework, or a live claim on it names that phase. An issue
 * with no phases given for a framework belongs to all of them; with an empty list, to none.
 */
export function isInPhase(
  issue: Issue,
  place: { framework: string | null; phase: number; named: ReadonlySet<number> },
): boolean {
  const phases = place.framework === null ? undefined : issue.phases[place.framework]
  return phases === undefined || phases.includes(place.phase) || place.named.has(place.phase)
}
