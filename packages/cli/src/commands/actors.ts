import type { SpeakingActor } from '@onrecord/service-api'
import type { Command } from 'commander'
import { tableLines } from '../output/table.ts'
import { type ListOptions, printList, withListOptions } from './list-options.ts'

/** Adds `onrecord actors`. */
export function registerActors(program: Command): void {
  withListOptions(program.command('actors').description('print who speaks: how often, when last, and where they stand'))
    .option('--party <id>', 'of this party alone')
    .option('--unknown', 'names that the texts have and the configuration does not, the most frequent first')
    .addHelpText(
      'after',
      '\nExamples: onrecord actors -d port-strike --party union\n          onrecord actors -d port-strike --unknown',
    )
    .action(({ unknown, ...options }: ListOptions & { unknown?: true }) =>
      printList<SpeakingActor>(unknown === undefined ? options : { ...options, known: 'false' }, {
        list: 'actors',
        lines: (actors, width) => tableLines(HEAD, actors.map(row), width),
        none: 'no such actors',
      }),
    )
}

const HEAD = ['actor', 'party', 'claims', 'last said', 'stances']

function row({ id, name, party, speaksFor, claims, lastSaid, stances }: SpeakingActor): string[] {
  const side = party === null ? '-' : speaksFor === false ? `${party} (within)` : party
  const { statement, demand, deadline } = claims
  const taken = stances.map(({ issue, stance }) => `${stance} ${issue}`).join(', ')
  return [
    id === null ? name : `${name} (${id})`,
    side,
    String(statement + demand + deadline),
    lastSaid ?? '-',
    taken === '' ? '-' : taken,
  ]
}
