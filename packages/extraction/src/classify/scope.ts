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

/** Behind these a phase is only what comes before or after. */
const BESIDE = /\b(?:after|before|following|since|than|instead of|beyond)\s(?:the\s|a\s|its\s)?$/i
const BEHIND = /\b(?:after|following|beyond)\s(?:the\s|a\s|its\s)?$/i

/** The phase of a framework that words name; null where they name none or several. "After the first phase" is the second. */
export function phaseOf(framework: Framework | null, words: string): number | null {
  if (framework === null) return null
  const named = new Set<number>()
  const next = new Set<number>()
  for (const { id, aliases } of framework.phases) {
    const leads = aliases.flatMap((alias) => leadsTo(alias, words))
    if (leads.some((lead) => !BESIDE.test(lead))) named.add(id)
    else if (leads.some((lead) => BEHIND.test(lead)) && framework.phases.some((phase) => phase.id === id + 1))
      next.add(id + 1)
  }
  const [phase] = named.size > 0 ? named : next
  return phase !== undefined && Math.max(named.size, next.size) === 1 ? phase : null
}

/** The phase that the rest of a claim's sentence names; one that is only beside it there says nothing. */
export function phaseInSentence(framework: Framework | null, sentence: string): number | null {
  const phase = phaseOf(framework, sentence)
  const aliases = framework?.phases.find(({ id }) => id === phase)?.aliases ?? []
  return aliases.some((alias) => termPattern(alias).test(sentence)) ? phase : null
}

/** The words before each place that names a phase. */
function leadsTo(alias: string, words: string): string[] {
  const match = termPattern(alias).exec(words)
  return match === null ? [] : [words.slice(Math.max(0, match.index - 24), match.index)]
}

/** The phase to which all the issues that a claim takes a side on belong, where the dossier puts each into one and the same. */
export function phaseOfIssues(
  configuration: DossierConfiguration,
  framework: Framework | null,
  issues: string[],
): number | null {
  if (framework === null || issues.length === 0) return null
  const phases = new Set(
    issues.flatMap((id) => {
      const listed = configuration.issues.find((issue) => issue.id === id)?.phases?.[framework.id]
      return listed?.length === 1 ? listed : [null]
    }),
  )
  const [phase] = phases
  return phases.size === 1 ? (phase ?? null) : null
}

const NEXT_PHASE = /\b(?:next|following|coming) (?:phase|stage)\b/i

/** "The next phase" is the one that the text named last before it. */
export function nextPhase(framework: Framework | null, words: string, before: string): number | null {
  if (framework === null || !NEXT_PHASE.test(words)) return null
  let last: { id: number; at: number } | undefined
  for (const { id, aliases } of framework.phases) {
    const at = Math.max(...aliases.map((alias) => before.toLowerCase().lastIndexOf(alias.toLowerCase())))
    if (at >= 0 && (last === undefined || at > last.at)) last = { id, at }
  }
  return last?.id ?? null
}
