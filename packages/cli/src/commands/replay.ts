import { type Command, InvalidArgumentError } from 'commander'
import { readConfig } from '../config.ts'
import type { ReplayOptions } from '../replay.ts'

/** Adds `onrecord replay`. */
export function registerReplay(program: Command): void {
  program
    .command('replay')
    .description('fold the log again from its first event and compare with the live views (needs the database)')
    .option('-d, --dossier <id>', 'one dossier; all where it is left out')
    .option('--as-of-seq <seq>', 'up to that place of the log', placeOf)
    .option('--json', 'print JSON lines')
    .addHelpText(
      'after',
      '\nExits with 1 and names the first row that differs, where one does.\nExample: onrecord replay -d port-strike',
    )
    .action(async (options: ReplayOptions) => {
      const { replayAll } = await import('../replay.ts')
      await replayAll(readConfig(), options)
    })
}

function placeOf(text: string): number {
  const seq = Number(text)
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(seq) || seq < 1) throw new InvalidArgumentError('a seq is 1 or more')
  return seq
}
