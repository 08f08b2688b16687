import type { Command } from 'commander'
import { EXIT, Failure } from '../../failure.ts'

/** What a subscriber chooses, as the command takes it. */
export type SettingsOptions = {
  description?: string
  type?: string[]
  kind?: string[]
  act?: string[]
  party?: string[]
  actor?: string[]
  issue?: string[]
  framework?: string[]
  phase?: string[]
  minimumConfidence?: string
  ordered?: boolean
  concurrency?: string
  perSecond?: string
  header?: string[]
}

/** Adds the options of everything that a subscriber chooses but the address. */
export function withSettings(command: Command): Command {
  return command
    .option('--description <text>', 'what it is for')
    .option('--type <type...>', 'onrecord.claim.recorded, onrecord.position.changed, onrecord.due-date.passed')
    .option('--kind <kind...>', 'only these kinds: statement, demand, deadline')
    .option('--act <act...>', 'only these acts: assert, deny, demand, reject …')
    .option('--party <id...>', 'only these parties')
    .option('--actor <id...>', 'only these actors')
    .option('--issue <id...>', 'only these issues')
    .option('--framework <id...>', 'only these frameworks')
    .option('--phase <number...>', 'only these phases')
    .option('--minimum-confidence <number>', 'from 0 to 1; the dossier’s threshold where it is left out')
    .option('--ordered', 'one after the other in each dossier; a failure holds those behind it')
    .option('--concurrency <number>', 'requests at a time, `none` for the usual')
    .option('--per-second <number>', 'requests a second, `none` for no limit')
    .option('--header <line...>', 'a header of its own, "Name: value"; kept encrypted')
}

/** The settings that were given, as the api takes them. Throws Failure. */
export function settingsOf(options: SettingsOptions): Record<string, unknown> {
  const filter = filterOf(options)
  return given({
    description: options.description,
    filter: Object.keys(filter).length === 0 ? undefined : filter,
    ordered: options.ordered,
    concurrency: limit('--concurrency', options.concurrency),
    perSecond: limit('--per-second', options.perSecond),
    headers: options.header && Object.fromEntries(options.header.map(headerOf)),
  })
}

function filterOf(options: SettingsOptions): Record<string, unknown> {
  const { minimumConfidence, phase } = options
  return given({
    types: options.type,
    kinds: options.kind,
    acts: options.act,
    parties: options.party,
    actors: options.actor,
    issues: options.issue,
    frameworks: options.framework,
    phases: phase?.map((text) => number('--phase', text)),
    minimumConfidence: minimumConfidence === undefined ? undefined : number('--minimum-confidence', minimumConfidence),
  })
}

function given(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}

function limit(option: string, text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined
  return text === 'none' ? null : number(option, text)
}

function number(option: string, text: string): number {
  const value = Number(text)
  if (text.trim() === '' || Number.isNaN(value)) {
    throw new Failure(`${option} ${text}: a number`, { exitCode: EXIT.usage })
  }
  return value
}

function headerOf(line: string): [string, string] {
  const at = line.indexOf(':')
  if (at < 1) throw new Failure('--header: "Name: value"', { exitCode: EXIT.usage })
  return [line.slice(0, at).trim(), line.slice(at + 1).trim()]
}

/** Reads `DOSSIER=SEQ` pairs. Throws Failure. */
export function placesOf(option: string, pairs: readonly string[]): Record<string, number> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [, dossier, seq] = /^([^=]+)=(\d+)$/.exec(pair) ?? []
      if (dossier === undefined) throw new Failure(`${option} ${pair}: DOSSIER=SEQ`, { exitCode: EXIT.usage })
      return [dossier, Number(seq)]
    }),
  )
}
