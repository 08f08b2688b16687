import type { Command } from 'commander'
import { connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { chosenDossiers, onlyDossier } from '../dossiers.ts'
import { getDemand, listDemands } from '../obligations.ts'
import { argumentLines, demandLines, reviewerLines } from '../output/obligations.ts'
import { print, terminalWidth } from '../output/print.ts'
import { printable } from '../output/printable.ts'

type Options = {
  dossier?: string
  state: string
  all?: true
  party?: string
  of?: string
  issue?: string
  framework?: string
  phase?: string
  from?: string
  to?: string
  on?: string
  asOfSeq?: string
  asOfTime?: string
  limit: string
  why?: string
  json?: true
}

/** Adds `onrecord demands`. */
export function registerDemands(program: Command): void {
  program
    .command('demands')
    .description('print who asks whom for what, and what became of it, the last said first')
    .option('-d, --dossier <id>', 'one dossier; all of them where it is left out')
    .option('--state <state>', 'open, accepted, partly-accepted, rejected, met or withdrawn', 'open')
    .option('--all', 'whatever became of them')
    .option('--party <id>', 'who asks')
    .option('--of <id>', 'who is asked: a party or an actor that is addressed')
    .option('--issue <id>', 'what it is about')
    .option('-f, --framework <id>', 'a framework, `current` or `none`; all where it is left out')
    .option('-p, --phase <number>', 'only this phase')
    .option('--from <day>', 'said then or later: 2025-02-20')
    .option('--to <day>', 'said then or before')
    .option('--on <day>', 'as said by that day')
    .option('--as-of-seq <seq>', 'as recorded at that place of the log')
    .option('--as-of-time <instant>', 'as recorded by then: 2025-02-20T12:00:00Z, or a day')
    .option('--limit <number>', 'most demands', '20')
    .option('--why <claim>', 'say what became of the demand that this claim makes, and why')
    .option('--json', 'print the api’s answer')
    .addHelpText(
      'after',
      '\nExamples: onrecord demands --dossier gaza-ceasefire --party hamas\n          onrecord demands --state rejected --issue displacement',
    )
    .action(demands)
}

async function demands({ dossier, all, json, why, state, ...options }: Options): Promise<void> {
  const client = await connect(readConfig())
  if (why !== undefined) {
    const { on, asOfSeq, asOfTime } = options
    const demand = await getDemand(client, dossier ?? (await onlyDossier(client)), why, { on, asOfSeq, asOfTime })
    if (json === true) return print(JSON.stringify(demand))
    for (const line of [...demandLines(demand, terminalWidth()), ...argumentLines(demand), ...reviewerLines(demand)])
      print(line)
    return
  }
  const query = { ...options, state: all === true ? undefined : state }
  const ofOneLog = options.asOfSeq !== undefined
  for (const { id, title } of await chosenDossiers(client, { dossier, ofOneLog })) {
    const page = await listDemands(client, id, query)
    if (json === true) {
      print(JSON.stringify({ dossier: id, ...page }))
      continue
    }
    print(`${printable(title)} (${id})`)
    for (const line of page.items.flatMap((item) => demandLines(item, terminalWidth()))) print(line)
    if (page.items.length === 0) print('  none')
    if (page.next !== null) print('  … and more: --limit, --from or --to')
    print()
  }
}
