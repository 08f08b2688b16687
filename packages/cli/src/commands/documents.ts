import type { FoundDocument } from '@onrecord/service-api'
import type { Command } from 'commander'
import { foundDocumentLines } from '../output/found-documents.ts'
import { tableLines } from '../output/table.ts'
import { type ListOptions, printList, withListOptions } from './list-options.ts'

type Options = ListOptions & { search?: string; needsDate?: true; needsAttention?: true }

/** Adds `onrecord documents`. */
export function registerDocuments(program: Command): void {
  withListOptions(
    program.command('documents').description('print the texts that were submitted, the last published first'),
  )
    .option('--search <words>', 'whose title or text has these words: all of them, "in a row", this or that, -without')
    .option('--needs-date', 'only those whose publication date nobody knows')
    .option('--needs-attention', 'only those that could not be read')
    .option('--state <state...>', 'received, waiting, processed, failed, withdrawn or erased')
    .option('--source <name...>', 'of this publisher alone; any of several')
    .option('--published-from <day>', 'published on that day or later')
    .option('--published-to <day>', 'published by that day')
    .option('--recorded-from <moment>', 'received then or later: 2025-02-20T12:00:00Z, or a day')
    .option('--recorded-to <moment>', 'received by then')
    .option('--sort <by>', 'published or recorded')
    .option('--order <direction>', 'descending or ascending')
    .addHelpText(
      'after',
      '\nExamples: onrecord documents -d port-strike --needs-date' +
        '\n          onrecord documents -d port-strike --search "night shift"',
    )
    .action(({ search, needsDate, needsAttention, ...options }: Options) =>
      printList<FoundDocument>(
        {
          ...options,
          q: search,
          needs: needsDate === true ? 'date' : needsAttention === true ? 'attention' : undefined,
        },
        {
          list: 'documents',
          lines: (documents, width) =>
            search === undefined
              ? tableLines(HEAD, documents.map(row), width)
              : documents.flatMap((document) => foundDocumentLines(document, width)),
          none: 'no such documents',
        },
      ),
    )
}

const HEAD = ['document', 'published', 'state', 'source', 'title']

function row({ id, publishedOn, state, failure, source, title }: FoundDocument): string[] {
  const became = failure !== null && state === 'failed' ? `failed: ${failure.code}` : state
  return [id, publishedOn ?? 'undated', became, source ?? '-', title ?? '-']
}
