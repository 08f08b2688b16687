import { Day, dayAt, endOfDay } from '@onrecord/domain'
import type { Changes } from '@onrecord/service-api'
import type { Command } from 'commander'
import { type ApiClient, call, connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { chosenDossiers, getDossier } from '../dossiers.ts'
import { changesLines } from '../output/changes.ts'
import { print, terminalWidth } from '../output/print.ts'
import { printable } from '../output/printable.ts'

type Options = {
  dossier?: string
  from: string
  to?: string
  said?: true
  framework?: string
  limit?: string
  json?: true
}

/** Adds `onrecord brief`. */
export function registerBrief(program: Command): void {
  program
    .command('brief')
    .description('say what changed, by default since the end of yesterday: a paragraph, then what it is made of')
    .option('-d, --dossier <id>', 'one dossier; all of them where it is left out')
    .option('--from <moment>', 'yesterday, a day, an instant or a seq', 'yesterday')
    .option('--to <moment>', 'the same; now where it is left out')
    .option('--said', 'compare what had been said by the end of both days, not what had been recorded')
    .option('-f, --framework <id>', 'a framework, `current` or `none`; all where it is left out')
    .option('--limit <number>', 'most changes to list')
    .option('--json', 'print the api’s answer')
    .addHelpText('after', '\nExample: onrecord brief --dossier gaza-ceasefire --said --from 2025-02-01 --to 2025-02-20')
    .action(brief)
}

async function brief({ dossier, json, ...options }: Options): Promise<void> {
  const client = await connect(readConfig())
  const ofOneLog = [options.from, options.to].some((end) => end !== undefined && Number(end) > 0)
  for (const { id } of await chosenDossiers(client, { dossier, ofOneLog })) {
    const { title, seq, configuration } = await getDossier(client, id)
    const changes = await listChanges(client, id, { ...options, minSeq: seq, timeZone: configuration.timeZone })
    if (json === true) {
      print(JSON.stringify({ dossier: id, ...changes }))
      continue
    }
    print(`${printable(title)} (${id})`)
    for (const line of changesLines(changes, terminalWidth())) print(line)
    print()
  }
}

async function listChanges(
  client: ApiClient,
  dossier: string,
  {
    from,
    to,
    said,
    framework,
    limit,
    minSeq,
    timeZone,
  }: Omit<Options, 'dossier' | 'json'> & { minSeq: number; timeZone: string },
): Promise<Changes> {
  const parameters = new URLSearchParams({ from: moment(from, timeZone, said), minSeq: String(minSeq) })
  if (to !== undefined) parameters.set('to', moment(to, timeZone, said))
  if (framework !== undefined) parameters.set('framework', framework)
  if (limit !== undefined) parameters.set('limit', limit)
  return call<Changes>(client, { path: `/v1/dossiers/${encodeURIComponent(dossier)}/changes?${parameters.toString()}` })
}

const DAY_MS = 24 * 60 * 60 * 1000

/** A day is its end in the dossier's time zone, unless days are asked for; all else is taken as it is. */
function moment(text: string, timeZone: string, said: true | undefined): string {
  const today = dayAt(new Date(), timeZone)
  const named: Record<string, string> = { today, yesterday: dayBefore(today) }
  const day = named[text] ?? text
  // What is no day, such as 30 February, the api refuses in its own words.
  return Day.safeParse(day).success && said !== true ? endOfDay(day, timeZone).toISOString() : day
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10)
}
