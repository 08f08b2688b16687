import type { Contradictions } from '@onrecord/service-api'
import type { Command } from 'commander'
import { connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { chosenDossiers } from '../dossiers.ts'
import { getListing } from '../listing.ts'
import { print } from '../output/print.ts'
import { printable } from '../output/printable.ts'
import { quoteOrigin } from '../output/sticking-points.ts'

type Options = { dossier?: string; json?: true } & Record<
  'framework' | 'issue' | 'phase' | 'party' | 'within' | 'on' | 'asOfSeq' | 'asOfTime' | 'limit',
  string | undefined
>
type Item = Contradictions['items'][number]

/** Adds `onrecord contradictions`. */
export function registerContradictions(program: Command): void {
  program
    .command('contradictions')
    .description('print who contradicts whom, in their words, and how solid each side is')
    .option('-d, --dossier <id>', 'one dossier; all of them where it is left out')
    .option('-f, --framework <id>', 'a framework, `none` or `all`; the one in force where it is left out')
    .option('--issue <id>', 'only on this issue')
    .option('-p, --phase <number>', 'only on issues of this phase')
    .option('--party <id>', 'with this party on either side')
    .option('--within <id>', 'inside this party')
    .option('--on <day>', 'as said by that day: 2025-02-20')
    .option('--as-of-seq <seq>', 'as recorded at that place of the log')
    .option('--as-of-time <instant>', 'as recorded by then: 2025-02-20T12:00:00Z, or a day')
    .option('--limit <number>', 'at most so many', '100')
    .option('--json', 'print the api’s answer')
    .addHelpText('after', '\nExample: onrecord contradictions --dossier gaza-ceasefire')
    .action(contradictions)
}

async function contradictions(options: Options): Promise<void> {
  const { dossier, json, ...query } = options
  const client = await connect(readConfig())
  const dossiers = await chosenDossiers(client, { dossier, ofOneLog: query.asOfSeq !== undefined })
  for (const { id, title } of dossiers) {
    const page = await getListing<Contradictions>(client, { dossier: id, view: 'contradictions', query })
    if (json === true) {
      print(JSON.stringify({ dossier: id, ...page }))
      continue
    }
    print(`${printable(title)} (${id})`)
    for (const line of page.items.flatMap(lines)) print(line)
    if (page.items.length === 0) print('  nobody contradicts another')
    if (page.next !== null) print('  … more: raise --limit')
    print()
  }
}

function lines({ issue, within, why, a, b }: Item): string[] {
  const inside = within === null ? '' : `, within ${printable(within.label)}`
  return [`  ${printable(issue?.label ?? 'Linked claims')}${inside}: ${why.says}`, ...side(a), ...side(b)]
}

function side({ party, stance, claims, total, sources, relayed, confidence }: Item['a']): string[] {
  const who = [party?.label ?? 'several', stance].flatMap((part) => part ?? []).map(printable)
  const solid = [
    `${total} ${total === 1 ? 'claim' : 'claims'}`,
    `${sources} independent ${sources === 1 ? 'source' : 'sources'}`,
    ...(relayed ? ['told by others alone'] : []),
    `confidence ${confidence.toFixed(2)}`,
  ]
  const quote = claims.at(-1)
  const words = quote === undefined ? [] : [`      “${printable(quote.words)}” (${quoteOrigin(quote)})`]
  return [`    ${who.join(' ')}: ${solid.join(', ')}`, ...words]
}
