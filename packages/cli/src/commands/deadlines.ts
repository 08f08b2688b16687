import type { Command } from 'commander'
import { type ApiClient, connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { chosenDossiers, onlyDossier } from '../dossiers.ts'
import { getDeadline, type ListQuery, listDeadlines } from '../obligations.ts'
import { argumentLines, deadlineLines } from '../output/obligations.ts'
import { print, terminalWidth } from '../output/print.ts'
import { printable } from '../output/printable.ts'

type Options = {
  dossier?: string
  all?: true
  type?: string
  party?: string
  framework?: string
  from?: string
  to?: string
  on?: string
  asOfSeq?: string
  asOfTime?: string
  limit: string
  why?: string
  json?: true
}

/** Adds `onrecord deadlines`. */
export function registerDeadlines(program: Command): void {
  program
    .command('deadlines')
    .description('print what is due, what falls due and what is overdue, with the words that set the date')
    .option('-d, --dossier <id>', 'one dossier; all of them where it is left out')
    .option('--all', 'also dates that were met, missed, extended or withdrawn, by their last day')
    .option('--type <type>', 'obligation, event, expectation or all', 'obligation')
    .option('--party <id>', 'whose claim sets the date')
    .option('-f, --framework <id>', 'a framework, `current` or `none`; all where it is left out')
    .option('--from <day>', 'whose last day is then or later: 2025-02-20')
    .option('--to <day>', 'whose last day is then or before')
    .option('--on <day>', 'as said by that day, and judged on it')
    .option('--as-of-seq <seq>', 'as recorded at that place of the log')
    .option('--as-of-time <instant>', 'as recorded by then: 2025-02-20T12:00:00Z, or a day')
    .option('--limit <number>', 'most dates of each kind', '20')
    .option('--why <claim>', 'say why the date that this claim sets stands as it does')
    .option('--json', 'print the api’s answer')
    .addHelpText(
      'after',
      '\nExamples: onrecord deadlines --dossier gaza-ceasefire --on 2025-01-20\n          onrecord deadlines --all --from 2025-02-16 --to 2025-02-22',
    )
    .action(deadlines)
}

async function deadlines({ dossier, all, json, why, ...options }: Options): Promise<void> {
  const client = await connect(readConfig())
  if (why !== undefined) {
    const { on, asOfSeq, asOfTime } = options
    const deadline = await getDeadline(client, dossier ?? (await onlyDossier(client)), why, { on, asOfSeq, asOfTime })
    if (json === true) return print(JSON.stringify(deadline))
    for (const line of [...deadlineLines(deadline, terminalWidth()), ...argumentLines(deadline)]) print(line)
    return
  }
  const states = all === true ? [undefined] : ['due', 'upcoming', 'overdue']
  const ofOneLog = options.asOfSeq !== undefined
  for (const { id, title } of await chosenDossiers(client, { dossier, ofOneLog })) {
    if (json !== true) print(`${printable(title)} (${id})`)
    const found: number[] = []
    for (const state of states) found.push(await printDates(client, id, { ...options, state }, json))
    if (json === true) continue
    if (found.every((number) => number === 0)) print(all === true ? '  no date' : '  nothing is pending')
    print()
  }
}

async function printDates(
  client: ApiClient,
  dossier: string,
  query: ListQuery,
  json: true | undefined,
): Promise<number> {
  const page = await listDeadlines(client, dossier, query)
  if (json === true) print(JSON.stringify({ dossier, ...page }))
  else for (const line of page.items.flatMap((item) => deadlineLines(item, terminalWidth()))) print(line)
  if (json !== true && page.next !== null)
    print(`  … and more${query.state === undefined ? '' : ` ${query.state}`}: --from, --to or --limit`)
  return page.items.length
}
