import type { Positions } from '@onrecord/service-api'
import type { Command } from 'commander'
import { connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { chosenDossiers } from '../dossiers.ts'
import { EXIT, Failure } from '../failure.ts'
import { getListing } from '../listing.ts'
import { print, terminalWidth } from '../output/print.ts'
import { printable } from '../output/printable.ts'
import { positionLine, quoteOrigin } from '../output/sticking-points.ts'
import { printHistory } from '../position-history.ts'

type Options = { dossier?: string; history?: true; json?: true } & Record<
  'framework' | 'issue' | 'party' | 'actor' | 'stance' | 'place' | 'on' | 'asOfSeq' | 'asOfTime' | 'limit',
  string | undefined
>

/** Adds `onrecord positions`. */
export function registerPositions(program: Command): void {
  program
    .command('positions')
    .description('print who holds what on each issue, and what each position replaced')
    .option('-d, --dossier <id>', 'one dossier; all of them where it is left out')
    .option('-f, --framework <id>', 'a framework, `none` or `all`; the one in force where it is left out')
    .option('--issue <id>', 'only this issue')
    .option('--party <id>', 'only this party')
    .option('--history', 'how one party’s position on one issue changed, reversals marked')
    .option('--actor <id>', 'with --history: what this actor said, instead of a party')
    .option('--stance <stance>', 'supports, opposes, conditions or unclear')
    .option('--place <place>', 'position, within, voice or all', 'position')
    .option('--on <day>', 'as said by that day: 2025-02-20')
    .option('--as-of-seq <seq>', 'as recorded at that place of the log')
    .option('--as-of-time <instant>', 'as recorded by then: 2025-02-20T12:00:00Z, or a day')
    .option('--limit <number>', 'at most so many', '100')
    .option('--json', 'print the api’s answer')
    .addHelpText(
      'after',
      '\nExamples: onrecord positions --dossier gaza-ceasefire --party israel --on 2025-02-20\n          onrecord positions --history --issue israeli-withdrawal --party hamas',
    )
    .action(positions)
}

async function positions(options: Options): Promise<void> {
  const { dossier, json, history, actor, ...query } = options
  if (history === true) return printHistory({ ...query, dossier, json, actor })
  if (actor !== undefined) throw new Failure('--actor goes with --history', { exitCode: EXIT.usage })
  const client = await connect(readConfig())
  const dossiers = await chosenDossiers(client, { dossier, ofOneLog: query.asOfSeq !== undefined })
  for (const { id, title } of dossiers) {
    const page = await getListing<Positions>(client, { dossier: id, view: 'positions', query })
    if (json === true) {
      print(JSON.stringify({ dossier: id, ...page }))
      continue
    }
    print(`${printable(title)} (${id})`)
    for (const line of positionLines(page.items, terminalWidth())) print(line)
    if (page.items.length === 0) print('  no position is on record')
    if (page.next !== null) print('  … more: raise --limit')
    print()
  }
}

function positionLines(items: Positions['items'], width: number): string[] {
  const byIssue = Map.groupBy(
    items,
    ({ issue, framework }) =>
      `  ${printable(issue.label)} (${issue.id}), ${printable(framework?.title ?? 'no framework')}`,
  )
  return [...byIssue].flatMap(([issue, held]) => [
    issue,
    ...held.flatMap((position) => {
      const { replaced, replacedStance } = position.why
      const before =
        replaced === null ? [] : [`      before: ${replacedStance} (${quoteOrigin(replaced)}). ${position.why.says}`]
      return [positionLine(position, width), ...before]
    }),
  ])
}
