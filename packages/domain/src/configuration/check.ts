import * as z from 'zod'
import { DossierConfiguration, type Framework, type Issue } from '../dossier-configuration.ts'
import { edtfBounds } from '../edtf.ts'
import { foldName } from '../fold-name.ts'
import { jsonPointer } from '../json-pointer.ts'
import { describeIssue } from '../schema-issues.ts'

/** What is wrong with a configuration, or may not be meant. An error refuses it, a warning does not. */
export const ConfigurationFault = z
  .strictObject({
    severity: z.enum(['error', 'warning']),
    pointer: z.string().meta({ description: 'JSON Pointer (RFC 6901) within the configuration' }),
    says: z.string(),
  })
  .meta({ id: 'ConfigurationFault' })
export type ConfigurationFault = z.infer<typeof ConfigurationFault>

type Found = ConfigurationFault[]
type Path = readonly (string | number)[]

/** Faults that are told; a hostile file has one for every member of its lists. */
const MOST_FAULTS = 200

/** Reads a configuration from what somebody wrote; null where an error refuses it. Faults stand in the order of the file. */
export function readConfiguration(input: unknown): {
  configuration: DossierConfiguration | null
  faults: ConfigurationFault[]
} {
  const parsed = DossierConfiguration.safeParse(input)
  if (!parsed.success) {
    const faults = parsed.error.issues
      .slice(0, MOST_FAULTS)
      .flatMap((issue) => describeIssue(issue, DossierConfiguration, input))
      .map(({ path, detail }) => ({ severity: 'error' as const, pointer: jsonPointer(path), says: detail }))
    return { configuration: null, faults }
  }
  const faults = checkConfiguration(parsed.data)
  return { configuration: faults.some(({ severity }) => severity === 'error') ? null : parsed.data, faults }
}

/**
 * What a configuration that fits its schema still has wrong. Kept apart from the schema, by which events of every age are
 * read: a rule that comes later must not make the log unreadable.
 */
export function checkConfiguration(configuration: DossierConfiguration): ConfigurationFault[] {
  const found: Found = []
  checkExtractor(configuration, found)
  checkFrameworks(configuration.frameworks, found)
  checkIssues(configuration, found)
  checkSides(configuration, found)
  checkNames(configuration, found)
  checkSources(configuration, found)
  return found.slice(0, MOST_FAULTS)
}

function tell(found: Found, severity: ConfigurationFault['severity'], path: Path, says: string): void {
  found.push({ severity, pointer: jsonPointer(path), says })
}

/** Texts that leave the system are worth a word; whether there is a model to send them to, only ingest knows. */
function checkExtractor({ extractor }: DossierConfiguration, found: Found): void {
  if (extractor !== 'language-model') return
  const says =
    'texts are sent to the language model that ingest is set up with; where it has none, or that gives no usable answer, the rules read them and a note says so'
  tell(found, 'warning', ['extractor'], says)
}

/** What lists take in place of a framework's id: one that is called so could not be asked for. */
const RESERVED_FRAMEWORKS = ['current', 'none', 'all']

function checkFrameworks(frameworks: readonly Framework[], found: Found): void {
  for (const [index, { id, phases, inForce }] of frameworks.entries()) {
    if (RESERVED_FRAMEWORKS.includes(id)) {
      const says = `${id} is what lists are asked with for no single framework (framework=${id}); choose another id`
      tell(found, 'error', ['frameworks', index, 'id'], says)
    }
    const seen = new Set<number>()
    for (const [nth, phase] of phases.entries()) {
      if (seen.has(phase.id))
        tell(found, 'error', ['frameworks', index, 'phases', nth, 'id'], `${phase.id} stands twice`)
      seen.add(phase.id)
    }
    for (const other of frameworks.slice(0, index)) {
      const from = overlap(inForce, other.inForce)
      if (from === undefined) continue
      const says = `${id} and ${other.id} are both in force ${from}: what is said then belongs to neither, unless it names one`
      tell(found, 'warning', ['frameworks', index, 'inForce'], says)
    }
  }
}

function overlap(a: string | null, b: string | null): string | undefined {
  const [one, other] = [a, b].map((edtf) => (edtf === null ? undefined : edtfBounds(edtf)))
  if (one === undefined || other === undefined) return undefined
  const [, from = ''] = [one.earliest ?? '', other.earliest ?? ''].sort()
  const [to = ''] = [one.latest ?? '9999', other.latest ?? '9999'].sort()
  if (from > to) return undefined
  return from === to ? `on ${from}` : `from ${from || 'the beginning'}${to === '9999' ? ' on' : ` to ${to}`}`
}

function checkIssues({ issues, frameworks }: DossierConfiguration, found: Found): void {
  const byId = new Map(issues.map((issue) => [issue.id, issue]))
  for (const [index, issue] of issues.entries()) {
    if (issue.terms.length === 0) {
      tell(found, 'warning', ['issues', index, 'terms'], `no terms: no text will be found to be about ${issue.id}`)
    }
    for (const [framework, phases] of Object.entries(issue.phases)) {
      const known = frameworks.find(({ id }) => id === framework)?.phases.map(({ id }) => id) ?? []
      for (const [nth, phase] of phases.entries()) {
        if (known.includes(phase)) continue
        const has = known.length === 0 ? 'it has none' : `it has ${known.join(', ')}`
        tell(found, 'error', ['issues', index, 'phases', framework, nth], `${framework} has no phase ${phase}; ${has}`)
      }
    }
    checkOpposite(issue, index, byId, found)
  }
}

function checkOpposite(issue: Issue, index: number, byId: ReadonlyMap<string, Issue>, found: Found): void {
  if (issue.opposite === null) return
  const path = ['issues', index, 'opposite']
  if (issue.opposite === issue.id) return tell(found, 'error', path, 'an issue is not its own opposite')
  const back = byId.get(issue.opposite)?.opposite ?? null
  if (back === issue.id) return
  const says = `${issue.opposite} names ${back ?? 'no issue'} as its opposite, and not ${issue.id}`
  tell(found, 'warning', path, says)
}

function checkSides({ parties, actors }: DossierConfiguration, found: Found): void {
  const heard = new Set(actors.flatMap(({ party, speaksFor }) => (party !== null && speaksFor ? [party] : [])))
  for (const [index, { id, negotiates, mediates }] of parties.entries()) {
    if (heard.has(id) || !(negotiates || mediates)) continue
    tell(found, 'warning', ['parties', index], `no actor speaks for ${id}: it can have no position`)
  }
}

/** A name that two actors share decides nothing: claims under it are left to neither. */
function checkNames({ actors }: DossierConfiguration, found: Found): void {
  const holders = new Map<string, string>()
  for (const [index, { id, name, aliases }] of actors.entries()) {
    const named: [string, Path][] = [
      [name, ['actors', index, 'name']],
      ...aliases.map((alias, nth): [string, Path] => [alias, ['actors', index, 'aliases', nth]]),
    ]
    for (const [given, path] of named) {
      const folded = foldName(given)
      const holder = holders.get(folded)
      if (holder !== undefined && holder !== id) {
        tell(found, 'warning', path, `“${given}” is a name of ${holder} too: claims under it will be left to neither`)
      }
      if (holder === undefined) holders.set(folded, id)
    }
  }
}

function checkSources({ sources }: DossierConfiguration, found: Found): void {
  const seen = new Set<string>()
  for (const [index, { name }] of sources.entries()) {
    if (seen.has(name)) tell(found, 'error', ['sources', index, 'name'], `“${name}” stands twice`)
    seen.add(name)
  }
}
