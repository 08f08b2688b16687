import { ClaimKind } from '@onrecord/domain'
import { type Command, Option } from 'commander'
import { seqOf } from '../sequence.ts'
import type { Wish } from './follow-dossiers.ts'

/** Short names of what subscribers are told of. */
const TYPES = {
  claim: 'onrecord.claim.recorded',
  position: 'onrecord.position.changed',
  'due-date': 'onrecord.due-date.passed',
} as const
type Type = keyof typeof TYPES

/** What the commands that follow take, besides their own options. */
export type ToldOptions = {
  dossier?: string[]
  after?: number
  type: Type[]
  kind?: ClaimKind[]
  minimumConfidence?: string
} & { [list in 'act' | 'party' | 'actor' | 'issue' | 'framework' | 'phase']?: string[] }

/** Adds the options of a following: where from, and the filters that webhooks have. */
export function withToldOptions(command: Command): Command {
  const types = Object.keys(TYPES)
  return command
    .option('-d, --dossier <id...>', 'these dossiers; all that the key sees where left out')
    .option('--after <seq>', 'first what was recorded after that place of the log; left out: what comes', seqOf)
    .addOption(new Option('--type <type...>', 'what to be told of').choices(types).default(types, 'all'))
    .addOption(new Option('--kind <kind...>', 'only claims of these kinds').choices(ClaimKind.options))
    .option('--act <act...>', 'assert, deny, demand, reject, accept, commit, propose, threaten …')
    .option('--party <id...>', 'only of these parties')
    .option('--actor <id...>', 'only of these actors')
    .option('--issue <id...>', 'only on these issues')
    .option('-f, --framework <id...>', 'only in these frameworks')
    .option('-p, --phase <number...>', 'only on these phases')
    .option('--minimum-confidence <number>', 'from 0 to 1; the dossier’s threshold where it is left out')
}

/** The options as the api's filter has them. What is wrong with them, the api says. */
export function wishOf({ dossier, after, type, kind, minimumConfidence, ...lists }: ToldOptions): Wish {
  const { act, party, actor, issue, framework, phase } = lists
  const filter = {
    types: type.map((name) => TYPES[name]),
    kinds: kind,
    acts: act,
    parties: party,
    actors: actor,
    issues: issue,
    frameworks: framework,
    phases: phase,
    minimumConfidence,
  }
  // As texts, which is how an address has them: the api reads and checks them.
  return { dossiers: dossier, after, filter: filter as unknown as Wish['filter'] }
}
