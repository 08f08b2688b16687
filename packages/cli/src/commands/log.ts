import type { LogEvent } from '@onrecord/client'
import { eventRegistry, meaning, nearestOf } from '@onrecord/domain'
import { type Command, Option } from 'commander'
import { type ApiClient, call, connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { onlyDossier } from '../dossiers.ts'
import { EXIT, Failure } from '../failure.ts'
import { limitOf } from '../list-items.ts'
import { lastingClient } from '../live/lasting-client.ts'
import { untilStopped } from '../live/until-stopped.ts'
import { eventLine } from '../output/events.ts'
import { print, printNotice, terminalWidth } from '../output/print.ts'
import { printable } from '../output/printable.ts'
import { seqOf } from '../sequence.ts'

type Options = { dossier?: string; after: number; limit: string; type?: string[]; follow?: true; json?: true }

/** Events of one page, the most that the api gives. */
const PAGE = 1000

/** Adds `onrecord log`. */
export function registerLog(program: Command): void {
  program
    .command('log')
    .description('print the events of a dossier in their order: what the views are folded from')
    .option('-d, --dossier <id>', 'the dossier; may be left out where there is only one')
    .option('--after <seq>', 'begin after this event', seqOf, 0)
    .option('--type <type...>', 'only these: DemandRecorded, ClaimCorrected …')
    .option('--limit <number>', 'most of them', '100')
    .addOption(new Option('--follow', 'print all there is, then what comes; Ctrl-C ends it').conflicts('limit'))
    .option('--json', 'print JSON lines, one an event, whole')
    .addHelpText(
      'after',
      `
Examples: onrecord log -d gaza-ceasefire --type DocumentReceived DocumentFailed
          onrecord log -d gaza-ceasefire --after 200 --follow --json | jq .type`,
    )
    .action(log)
}

async function log({ dossier: asked, after, limit, type, follow, json }: Options): Promise<void> {
  type?.forEach(requireType)
  const config = readConfig()
  const most = limitOf(limit)
  const client = await connect(config)
  const dossier = asked ?? (await onlyDossier(client))
  const show = (event: LogEvent): void =>
    print(json === true ? JSON.stringify(event) : eventLine(event, terminalWidth()))
  const isWanted = (event: LogEvent): boolean => type === undefined || type.includes(event.type)
  if (follow === true) {
    const { followLog } = await import('@onrecord/client')
    // Asked for once, so that a server that is away or a dossier that is unknown says so at once.
    await readPage(client, { dossier, after, limit: 1 })
    const onrecord = await lastingClient(config)
    return untilStopped(async (signal) => {
      for await (const event of followLog(onrecord, { dossier, after, signal })) if (isWanted(event)) show(event)
    })
  }
  let shown = 0
  for await (const event of eventsOf(client, {
    dossier,
    after,
    isFiltered: type !== undefined,
    most,
  })) {
    if (!isWanted(event)) continue
    if (shown === most) return printNotice(`… and more: --after ${event.seq - 1}`)
    show(event)
    shown++
  }
  if (shown === 0) printNotice('no such events')
}

/** Throws Failure for a type that no event has: its absence from the log would tell nothing. */
function requireType(type: string): void {
  const known = Object.keys(eventRegistry)
  if (known.includes(type)) return
  const meant = meaning(nearestOf(type, known)) || `; one of ${known.join(', ')}`
  throw new Failure(`--type: there are no events ${printable(type)}${meant}`, { exitCode: EXIT.usage })
}

/** All events after a place, page by page; pages are no longer than needed where every event is shown. */
async function* eventsOf(
  client: ApiClient,
  { dossier, after, isFiltered, most }: { dossier: string; after: number; isFiltered: boolean; most: number },
): AsyncGenerator<LogEvent> {
  const limit = isFiltered ? PAGE : Math.min(PAGE, most + 1)
  for (let last = after; ; ) {
    const { items, lastSeq } = await readPage(client, { dossier, after: last, limit })
    yield* items
    if (items.length < limit) return
    last = lastSeq
  }
}

function readPage(
  client: ApiClient,
  { dossier, after, limit }: { dossier: string; after: number; limit: number },
): Promise<{ items: LogEvent[]; lastSeq: number }> {
  return call(client, { path: `/v1/dossiers/${encodeURIComponent(dossier)}/events?after=${after}&limit=${limit}` })
}
