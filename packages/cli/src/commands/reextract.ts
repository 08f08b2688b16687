import { type Command, Option } from 'commander'
import { readConfig } from '../config.ts'
import { EXIT, Failure } from '../failure.ts'
import { print, printNotice, terminalWidth } from '../output/print.ts'
import { changeCounts, previewLines } from '../output/rereading.ts'

type Options = { dossier: string; document?: string[]; apply?: true; notify?: true; json?: true }

/** Adds `onrecord reextract`. */
export function registerReextract(program: Command): void {
  program
    .command('reextract')
    .description('read documents again and show which claims that adds, changes and removes (needs the database)')
    .requiredOption('-d, --dossier <id>', 'the dossier')
    .option('--document <id...>', 'only these documents; all of the dossier where it is left out')
    .option('--apply', 'ask for those that would change to be read again, which appends what changes')
    .addOption(
      new Option('--notify', 'tell subscribers of new claims and changed positions too').implies({ apply: true }),
    )
    .option('--json', 'print JSON lines, one a document that would change')
    .addHelpText(
      'after',
      `
What a person has decided stays as it is and is marked so.
Example: onrecord reextract --dossier port-strike
         onrecord reextract --dossier port-strike --apply`,
    )
    .action(reextract)
}

async function reextract({ dossier, document, apply, notify, json }: Options): Promise<void> {
  const { withLog } = await import('../database.ts')
  const { documentsToRead, previewAll, requestAll } = await import('../rereading.ts')
  const config = readConfig()
  await withLog(config, async (log) => {
    const documentIds = document ?? (await documentsToRead(log, dossier))
    const counts = { documents: 0, unread: 0, added: 0, changed: 0, removed: 0, decided: 0 }
    const toRead: string[] = []
    for await (const { documentId, preview, failure } of previewAll(log, {
      dossier,
      documentIds,
      environment: config.environment,
    })) {
      counts.documents += 1
      if (preview === null) {
        counts.unread += 1
        printNotice(`${documentId}: not read: ${failure}`)
        continue
      }
      const { added, changed, removed, decided } = changeCounts(preview)
      counts.added += added
      counts.changed += changed
      counts.removed += removed
      counts.decided += decided
      if (added + changed + removed > 0) toRead.push(documentId)
      if (preview.changes.length === 0) continue
      if (json === true) print(JSON.stringify(preview))
      else for (const line of previewLines(preview, terminalWidth())) print(line)
    }
    if (document !== undefined && counts.unread === document.length) {
      throw new Failure('none of these documents can be read', { exitCode: EXIT.usage })
    }
    printNotice(summary(counts))
    if (toRead.length === 0) return
    if (apply !== true) {
      printNotice(`nothing was appended; \`onrecord reextract --dossier ${dossier} --apply\` does that`)
      return
    }
    const asked = await requestAll(log, { dossier, documentIds: toRead, quiet: notify !== true })
    printNotice(`${asked} documents are asked for; the ingest service reads them as soon as it runs`)
  })
}

function summary(counts: Record<'documents' | 'added' | 'changed' | 'removed' | 'decided', number>): string {
  const { documents, added, changed, removed, decided } = counts
  const left = decided === 0 ? '' : `; ${decided} that a person decided are read otherwise and stay`
  return `documents: ${documents}, claims added: ${added}, changed: ${changed}, removed: ${removed}${left}`
}
