import type { Command } from 'commander'
import { connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { onlyDossier } from '../dossiers.ts'
import { type ListQuery, limitOf, listItems } from '../list-items.ts'
import { print, printNotice, terminalWidth } from '../output/print.ts'

/** What every command that prints a list takes besides its own options, which are named as the api names them. */
export type ListOptions = ListQuery & { dossier?: string; limit: string; json?: true }

/** Adds the options that every list takes. */
export function withListOptions(command: Command): Command {
  return command
    .option('-d, --dossier <id>', 'the dossier; may be left out where there is only one')
    .option('--on <day>', 'as said or published by that day: 2025-02-20')
    .option('--as-of-seq <seq>', 'as recorded at that place of the log')
    .option('--as-of-time <instant>', 'as recorded by then: 2025-02-20T12:00:00Z, or a day')
    .option('--limit <number>', 'most of them', '50')
    .option('--json', 'print JSON lines, one each')
}

/** A list of the api, how its items are shown, and what is said where there are none. */
type PrintedList<Item> = {
  list: string
  lines: (items: readonly Item[], width: number) => string[]
  none: string
}

/** Prints a list of a dossier: JSON lines, or what `lines` makes of the items at the terminal's width. */
export async function printList<Item>(
  { dossier, limit, json, ...query }: ListOptions,
  { list, lines, none }: PrintedList<Item>,
): Promise<void> {
  const most = limitOf(limit)
  const client = await connect(readConfig())
  const place = { dossier: dossier ?? (await onlyDossier(client)), list, query, limit: most }
  const { items, hasMore } = await listItems<Item>(client, place)
  if (json === undefined) for (const line of lines(items, terminalWidth())) print(line)
  else for (const item of items) print(JSON.stringify(item))
  if (items.length === 0) printNotice(none)
  if (hasMore) printNotice(`… and more: --limit ${most * 10}`)
}
