import type { Command } from 'commander'
import { connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { onlyDossier } from '../dossiers.ts'
import { print, printNotice, terminalWidth } from '../output/print.ts'
import { reviewLines } from '../output/review.ts'
import { type QueueFilter, readQueue } from '../review/queue.ts'
import { stepThrough } from '../review/step-through.ts'
import { terminalReviewer } from '../review/terminal.ts'

type Options = QueueFilter & { dossier?: string; list?: true; json?: true }

/** Adds `onrecord review`. */
export function registerReview(program: Command): void {
  program
    .command('review')
    .description('step through what nobody has reviewed, first what would change a view, and decide')
    .option('-d, --dossier <id>', 'the dossier; may be left out where there is only one')
    .option('--issue <id>', 'only claims on this issue')
    .option('--party <id>', 'only claims of this party')
    .option('--kind <kind>', 'statement, demand or deadline')
    .option('--document <id>', 'only claims of this document')
    .option('--impact <impact>', '`views`: only what would change a view')
    .option('--limit <number>', 'how many to list, or to fetch at a time')
    .option('--list', 'print the first ones and decide nothing; so too where there is no terminal')
    .option('--json', 'print them as JSON lines')
    .addHelpText('after', '\nExample: onrecord review -d port-strike --impact views --list')
    .action(review)
}

async function review({ dossier: asked, list, json, ...filter }: Options): Promise<void> {
  const client = await connect(readConfig())
  const dossier = asked ?? (await onlyDossier(client))
  if (list !== true && json !== true && process.stdin.isTTY && process.stdout.isTTY) {
    const decided = await stepThrough(client, { dossier, filter, reviewer: terminalReviewer() })
    printNotice(`${decided} decided`)
    return
  }
  const { items, changing, next } = await readQueue(client, dossier, filter)
  for (const item of items) {
    if (json === true) print(JSON.stringify(item))
    else for (const line of reviewLines(item, { width: terminalWidth(), emphasis: 'brackets' })) print(line)
  }
  printNotice(`${items.length} listed${next === null ? '' : ', there are more'}; ${changing} would change a view`)
}
