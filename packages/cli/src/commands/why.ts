import type { ArguedStickingPoint, Positions } from '@onrecord/service-api'
import type { Command } from 'commander'
import { type ApiClient, connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { getDossier, listDossiers } from '../dossiers.ts'
import { EXIT, Failure } from '../failure.ts'
import { getListing } from '../listing.ts'
import { positionArgument } from '../output/position.ts'
import { print, printNotice, terminalWidth } from '../output/print.ts'
import { printable } from '../output/printable.ts'
import { positionLine, quoteOrigin, stickingPointLines } from '../output/sticking-points.ts'
import { getStickingPoint } from '../sticking-points.ts'

type Options = {
  dossier?: string
  party?: string
  framework?: string
  on?: string
  asOfSeq?: string
  asOfTime?: string
  json?: true
}

/** Adds `onrecord why`. */
export function registerWhy(program: Command): void {
  program
    .command('why')
    .description('say why an issue’s status is what it is: the rule, the claims, what speaks against it')
    .argument('<issue>', 'its id, as `onrecord open` prints it')
    .option('-d, --dossier <id>', 'the dossier; may be left out where only one has the issue')
    .option('--party <id>', 'say why this party’s position on it is what it is')
    .option('-f, --framework <id>', 'a framework; the one in force where it is left out')
    .option('--on <day>', 'as said by that day: 2025-02-20')
    .option('--as-of-seq <seq>', 'as recorded at that place of the log')
    .option('--as-of-time <instant>', 'as recorded by then: 2025-02-20T12:00:00Z, or a day')
    .option('--json', 'print the api’s answer')
    .addHelpText('after', '\nExample: onrecord why israeli-withdrawal -d gaza-ceasefire --on 2026-01-28')
    .action(why)
}

async function why(issue: string, options: Options): Promise<void> {
  const { dossier: asked, json, party, ...query } = options
  const client = await connect(readConfig())
  const dossier = asked ?? (await dossierOf(client, issue))
  if (party !== undefined) {
    const page = await getListing<Positions>(client, { dossier, view: 'positions', query: { ...query, issue, party } })
    if (json === true) print(JSON.stringify({ dossier, ...page }))
    else for (const line of positionArgument(page.items)) print(line)
    if (page.items.length === 0) printNotice(`${party} has no position on it on record`)
    return
  }
  const point = await getStickingPoint(client, dossier, issue, query)
  if (json === true) print(JSON.stringify(point))
  else for (const line of argument(point)) print(line)
}

function argument(point: ArguedStickingPoint): string[] {
  const width = terminalWidth()
  const found = new Map(point.evidence.map((quote) => [quote.claimId, quote]))
  const quoted = (ids: readonly string[]): string[] =>
    ids.flatMap((id) => {
      const quote = found.get(id)
      return quote === undefined
        ? []
        : [
            `    ${printable(quote.by ?? 'unnamed')} (${quoteOrigin(quote)}): “${printable(quote.words)}”  ${quote.claimId}`,
          ]
    })
  const { proposition } = point.issue
  return [
    ...(proposition === null ? [] : [`Proposition: ${printable(proposition)}`]),
    ...stickingPointLines(point, width),
    ...marks(point),
    ...point.within.map((held) => `${positionLine(held, width)} [within ${printable(held.party?.label ?? '?')}]`),
    ...point.voices.map((held) => `${positionLine(held, width)} [voice]`),
    `  Why: ${point.why.says} (${point.why.rule})`,
    ...quoted(point.why.claims),
    ...(point.why.counter.length === 0 ? [] : ['  Against it:', ...quoted(point.why.counter)]),
    ...(point.hidden === 0 ? [] : [`  ${point.hidden} unsure claims are not counted`]),
  ]
}

/** What a position's mark means, said only where it applies. */
function marks({ positions }: ArguedStickingPoint): string[] {
  const sides = (of: (held: ArguedStickingPoint['positions'][number]) => boolean) =>
    [...new Set(positions.filter(of).map(({ party }) => printable(party?.label ?? 'unknown')))].join(', ')
  const provisional = sides((held) => held.provisional)
  const concurrent = sides((held) => held.concurrent)
  const relayed = sides((held) => held.relayed)
  return [
    ...(provisional === '' ? [] : [`  ? Provisional, on unreviewed and unsure claims: ${provisional}`]),
    ...(concurrent === '' ? [] : [`  More than one stance, neither known to be later: ${concurrent}`]),
    ...(relayed === '' ? [] : [`  Told by others alone: ${relayed}`]),
  ]
}

async function dossierOf(client: ApiClient, issue: string): Promise<string> {
  const dossiers = await Promise.all((await listDossiers(client)).map(({ id }) => getDossier(client, id)))
  const holding = dossiers.filter(({ configuration }) => configuration.issues.some(({ id }) => id === issue))
  const [only] = holding
  if (only !== undefined && holding.length === 1) return only.id
  const message =
    holding.length === 0
      ? `no dossier has an issue ${issue}`
      : `which dossier? --dossier with one of: ${holding.map(({ id }) => id).join(', ')}`
  throw new Failure(message, { exitCode: EXIT.usage })
}
