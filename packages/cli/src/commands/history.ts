import type { Command } from 'commander'
import { call, connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { onlyDossier } from '../dossiers.ts'
import { print, printNotice } from '../output/print.ts'
import { printable } from '../output/printable.ts'

type Options = { dossier?: string; limit?: string; asOfSeq?: string; asOfTime?: string; json?: true }

type Entry = {
  seq: number
  recordedAt: string
  stream: string
  says: string
  reason: string | null
  undoneBy: number | null
}

/** Adds `onrecord history`. */
export function registerHistory(program: Command): void {
  program
    .command('history')
    .description('tell what happened to a claim, a document or an issue; without one, what people decided')
    .argument('[id]', 'a claim’s, document’s or issue’s id')
    .option('-d, --dossier <id>', 'the dossier; may be left out where there is only one')
    .option('--limit <number>', 'how many decisions to list, the latest first')
    .option('--as-of-seq <seq>', 'as recorded at that place of the log')
    .option('--as-of-time <instant>', 'as recorded by then: 2025-02-20T12:00:00Z, or a day')
    .option('--json', 'print the api’s answer')
    .addHelpText('after', '\nExample: onrecord history job-guarantee -d port-strike')
    .action(history)
}

async function history(
  id: string | undefined,
  { dossier: asked, limit, asOfSeq, asOfTime, json }: Options,
): Promise<void> {
  const client = await connect(readConfig())
  const dossier = asked ?? (await onlyDossier(client))
  const query = new URLSearchParams()
  if (asOfSeq !== undefined) query.set('asOfSeq', asOfSeq)
  if (asOfTime !== undefined) query.set('asOfTime', asOfTime)
  if (limit !== undefined && id === undefined) query.set('limit', limit)
  const path = `/v1/dossiers/${encodeURIComponent(dossier)}/${id === undefined ? 'decisions' : historyPath(id)}?${query.toString()}`
  const answer = await call<{ items: Entry[] }>(client, { path })
  if (json === true) {
    print(JSON.stringify(answer))
    return
  }
  if (answer.items.length === 0) printNotice('nobody has decided anything yet')
  for (const entry of answer.items) for (const line of entryLines(entry, id === undefined)) print(line)
}

/** The form of an id says what it is of. */
function historyPath(id: string): string {
  const kind = /^[0-9a-f]{32}$/.test(id)
    ? 'documents'
    : /^[0-9a-f]{8}-[0-9a-f-]{27}$/i.test(id)
      ? 'claims'
      : 'sticking-points'
  return `${kind}/${encodeURIComponent(id)}/history`
}

function entryLines({ seq, recordedAt, stream, says, reason, undoneBy }: Entry, named: boolean): string[] {
  const undone = undoneBy === null ? '' : ` [taken back by ${undoneBy}]`
  const about = named ? ` ${stream}:` : ''
  const first = `${seq} ${recordedAt.slice(0, 16).replace('T', ' ')}${about} ${printable(says)}${undone}`
  return reason === null ? [first] : [first, `    because: ${printable(reason)}`]
}
