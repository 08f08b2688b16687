import { type DossierConfiguration, edtfBounds, type Framework } from '@onrecord/domain'
import { termPattern } from './phrases.ts'

/** The framework that words name by title or alias; else the one in force on the day; null where none or several are. */
export function frameworkOf(configuration: DossierConfiguration, words: string, said: string | null): Framework | null {
  const named = configuration.frameworks.filter(({ title, aliases }) =>
    [title, ...aliases].some((name) => termPattern(name).test(words)),
  )
  if (named.length === 1) return named[0] ?? null
  const bounds = said === null ? undefined : edtfBounds(said)
  if (bounds === undefined) return null
  const inForce = configuration.frameworks.filter(({ inForce }) => {
    const force = inForce === null ? undefined : edtfBounds(inForce)
    if (force === undefined || (bounds.latest === null && bounds.earliest === null)) return false
    const day = bounds.latest ?? bounds.earliest ?? ''
    return (force.earliest === null || force.earliest <= day) && (force.latest === null || day <= force.latest)
  })
  return inForce.length === 1 ? (inForce[0] ?? null) : null
}

/** The phase of a framework that words name; null where they name none or several. */
export function phaseOf(framework: Framework | null, words: string): number | null {
  const phases =
    framework?.phases.filter(({ aliases }) => aliases.some((alias) => termPattern(alias).test(words))) ?? []
  return phases.length === 1 ? (phases[0]?.id ?? null) : null
}
