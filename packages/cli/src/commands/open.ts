import type { Command } from 'commander'
import { connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { chosenDossiers } from '../dossiers.ts'
import { print, terminalWidth } from '../output/print.ts'
import { printable } from '../output/printable.ts'
import { stickingPointLines } from '../output/sticking-points.ts'
import { readStickingPoints, type StickingPointQuery } from '../sticking-points.ts'

type Options = StickingPointQuery & { dossier?: string; json?: true }

/** Adds `onrecord open`. */
export function registerOpen(program: Command): void {
  program
    .command('open')
    .description('print the open sticking points with the parties’ positions and the words they rest on')
    .option('-d, --dossier <id>', 'one dossier; all of them where it is left out')
    .option('-p, --phase <number>', 'only this phase')
    .option('-f, --framework <id>', 'a framework, `none` or `all`; the one in force where it is left out')
    .option('--status <status>', 'open, dormant or closed', 'open')
    .option('--on <day>', 'as said by that day: 2025-02-20')
    .option('--as-of-seq <seq>', 'as recorded at that place of the log')
    .option('--as-of-time <instant>', 'as recorded by then: 2025-02-20T12:00:00Z, or a day')
    .option('--json', 'print the api’s answer')
    .addHelpText('after', '\nExample: onrecord open --dossier gaza-ceasefire --phase 2')
    .action(open)
}

async function open(options: Options): Promise<void> {
  const { dossier, json, ...query } = options
  const client = await connect(readConfig())
  const dossiers = await chosenDossiers(client, { dossier, ofOneLog: query.asOfSeq !== undefined })
  for (const { id, title } of dossiers) {
    const page = await readStickingPoints(client, id, query)
    if (json === true) {
      print(JSON.stringify({ dossier: id, ...page }))
      continue
    }
    print(`${printable(title)} (${id})`)
    for (const line of page.items.flatMap((point) => stickingPointLines(point, terminalWidth()))) print(line)
    if (page.items.length === 0) print(`  nothing is ${query.status}`)
    print()
  }
}
