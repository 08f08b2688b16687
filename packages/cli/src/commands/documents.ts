import type { DocumentSummary } from '@onrecord/service-api'
import type { Command } from 'commander'
import { tableLines } from '../output/table.ts'
import { type ListOptions, printList, withListOptions } from './list-options.ts'

type Options = ListOptions & { needsDate?: true; needsAttention?: true }

/** Adds `onrecord documents`. */
export function registerDocuments(program: Command): void {
  withListOptions(
    program.command('documents').description('print the texts that were submitted, the last published first'),
  )
    .option('--needs-date', 'only those whose publication date nobody knows')
    .option('--needs-attention', 'only those that could not be read')
    .option('--state <state>', 'received, waiting, processed, failed, withdrawn or erased')
    .option('--source <name>', 'of this publisher alone')
    .addHelpText('after', '\nExample: onrecord documents -d port-strike --needs-date')
    .action(({ needsDate, needsAttention, ...options }: Options) =>
      printList<DocumentSummary>(
        { ...options, needs: needsDate === true ? 'date' : needsAttention === true ? 'attention' : undefined },
        {
          list: 'documents',
          lines: (documents, width) => tableLines(HEAD, documents.map(row), width),
          none: 'no such documents',
        },
      ),
    )
}

const HEAD = ['document', 'published', 'state', 'source', 'title']

function row({ id, publishedOn, state, failure, source, title }: DocumentSummary): string[] {
  const became = failure !== null && state === 'failed' ? `failed: ${failure.code}` : state
  return [id, publishedOn ?? 'undated', became, source ?? '-', title ?? '-']
}
