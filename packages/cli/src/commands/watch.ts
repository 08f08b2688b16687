import type { Command } from 'commander'
import { followDossiers } from '../live/follow-dossiers.ts'
import { type ToldOptions, wishOf, withToldOptions } from '../live/told-options.ts'
import { print, terminalWidth } from '../output/print.ts'
import { toldLine } from '../output/told.ts'

type Options = ToldOptions & { json?: true }

/** Adds `onrecord watch`. */
export function registerWatch(program: Command): void {
  withToldOptions(
    program.command('watch').description('print new claims, changed positions and passed dates as they come'),
  )
    .option('--json', 'print what a webhook would be sent, as JSON lines; so too where the output is no terminal')
    .addHelpText(
      'after',
      `
Goes on where it was when the server restarts. Ctrl-C ends it.
Examples: onrecord watch -d gaza-ceasefire --type position
          onrecord watch -d gaza-ceasefire --after 0 --kind demand --party hamas
          onrecord watch --json | jq --unbuffered .data.claim.due`,
    )
    .action(watch)
}

async function watch({ json, ...options }: Options): Promise<void> {
  const isForPrograms = json === true || !process.stdout.isTTY
  await followDossiers(wishOf(options), (event) =>
    print(isForPrograms ? JSON.stringify(event) : toldLine(event, terminalWidth())),
  )
}
