import type { Proposal } from '@onrecord/extraction'
import { printable, shorten } from '../output/printable.ts'
import type { Lists } from './starting-file.ts'

/** Columns that words of a text may take. */
const WORDS_WIDTH = 90
/** Longest id, as the domain has it. */
const LONGEST_ID = 64

/**
 * What was proposed as lines of YAML, each thing below a comment that says how often the texts have it and in which words.
 * Parties and propositions are left to whoever approves: no text says whose side is whose.
 */
export function proposedLists({ actors, issues, frameworks }: Proposal): Lists {
  const ids = { actors: newIds(), issues: newIds(), frameworks: newIds() }
  return {
    frameworks: listed('frameworks', frameworks, ({ title, aliases, phases, mentions }) => [
      `# ${times(mentions, 'mention')}; say when it was in force, and to which deal the phases belong`,
      `  - id: ${ids.frameworks(title)}`,
      `    title: ${quoted(title)}`,
      ...(aliases.length === 0 ? [] : [`    aliases: ${list(aliases)}`]),
      ...(phases.length === 0 ? [] : ['    phases:']),
      ...phases.map(({ id, aliases }) => `      - { id: ${id}, aliases: ${list(aliases)} }`),
    ]),
    issues: listed('issues', issues, ({ label, terms, claims, words }) => [
      `# ${times(claims, 'claim')}: ${said(words)}`,
      `# proposition: one sentence that sides are for or against`,
      `  - id: ${ids.issues(label)}`,
      `    label: ${quoted(label)}`,
      `    terms: ${list(terms)}`,
    ]),
    actors: listed('actors', actors, ({ name, type, country, aliases, roles, claims, mentions, words }) => [
      `# ${times(claims, 'claim')}, ${times(mentions, 'mention')}${words === null ? '' : `: ${said(words)}`}`,
      `  - id: ${ids.actors(name)}`,
      `    name: ${quoted(name)}`,
      `    type: ${type}`,
      ...(country === null ? [] : [`    country: ${quoted(country)}`]),
      ...(aliases.length === 0 ? [] : [`    aliases: ${list(aliases)}`]),
      ...(roles.length === 0 ? [] : ['    roles:']),
      ...roles.map((role) => `      - { title: ${quoted(role)} }`),
    ]),
  }
}

function listed<Thing>(name: string, things: readonly Thing[], lines: (thing: Thing) => string[]): string[] {
  return things.length === 0 ? [`${name}: []`] : [`${name}:`, ...things.flatMap(lines)]
}

/** JSON's strings are YAML's. */
const quoted = (text: string): string => JSON.stringify(printable(text))
const list = (texts: readonly string[]): string => `[${texts.map(quoted).join(', ')}]`
const said = (words: string): string => `“${shorten(printable(words), WORDS_WIDTH)}”`
const times = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

/** Ids made of names, each once. */
function newIds(): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    const ascii = name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9\s-]/g, '')
      .trim()
    const base =
      ascii
        .replace(/[\s-]+/g, '-')
        .slice(0, LONGEST_ID - 4)
        .replace(/^-+|-+$/g, '') || 'unnamed'
    let id = base
    for (let nth = 2; taken.has(id); nth++) id = `${base}-${nth}`
    taken.add(id)
    return id
  }
}
