import type { Item } from '@onrecord/client'
import type { Command } from 'commander'
import { columns, printable, shorten } from '../output/printable.ts'
import { quoteOrigin } from '../output/sticking-points.ts'
import { type ListOptions, printList, withListOptions } from './list-options.ts'

type Entry = Item<'/v1/dossiers/{dossier}/timeline'>

/** The least room for words, columns. */
const MIN_WORDS_WIDTH = 24

/** Adds `onrecord timeline`. */
export function registerTimeline(program: Command): void {
  withListOptions(program.command('timeline').description('print what was said and what was due, day by day'))
    .option('--from <day>', 'from that day: 2025-02-01')
    .option('--to <day>', 'to that day')
    .option('-f, --framework <id>', 'a framework, `current` or `none`; all where it is left out')
    .option('--party <id>', 'a party')
    .option('--actor <id...>', 'a configured actor')
    .option('--issue <id...>', 'an issue')
    .option('--kind <kind...>', 'statement, demand or deadline; any of several')
    .option('--minimum-confidence <number>', 'from 0 to 1; the dossier’s threshold where it is left out')
    .addHelpText('after', '\nExample: onrecord timeline -d gaza-ceasefire --from 2026-01-01 --issue israeli-withdrawal')
    .action((options: ListOptions) =>
      printList<Entry>(options, { list: 'timeline', lines: timelineLines, none: 'nothing was said or due' }),
    )
}

/** The days as headings, below each what was said and due on it. */
function timelineLines(entries: readonly Entry[], width: number): string[] {
  return entries.flatMap((entry, nth) => [
    ...(entry.day === entries[nth - 1]?.day ? [] : [entry.day]),
    entryLine(entry, width),
  ])
}

function entryLine({ what, claim }: Entry, width: number): string {
  const deed = claim.kind === claim.act ? claim.kind : `${claim.kind}, ${claim.act}`
  const head = `  ${what === 'due' ? 'due: ' : ''}${printable(claim.by ?? 'unnamed')}, ${deed}: `
  const origin = ` (${quoteOrigin(claim)})`
  const room = Math.max(MIN_WORDS_WIDTH, width - columns(head) - columns(origin) - 2)
  return `${head}“${shorten(printable(claim.words), room)}”${origin}`
}
