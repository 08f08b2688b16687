import type { Publisher } from '@onrecord/service-api'
import type { Command } from 'commander'
import { tableLines } from '../output/table.ts'
import { type ListOptions, printList, withListOptions } from './list-options.ts'

/** Adds `onrecord sources`. */
export function registerSources(program: Command): void {
  withListOptions(program.command('sources').description('print who publishes, how much, and how reliable they are'))
    .addHelpText('after', '\nExample: onrecord sources -d port-strike')
    .action((options: ListOptions) =>
      printList<Publisher>(options, {
        list: 'sources',
        lines: (sources, width) => tableLines(HEAD, sources.map(row), width),
        none: 'nobody has published',
      }),
    )
}

const HEAD = ['source', 'grade', 'documents', 'claims', 'first', 'last']

function row({ name, grade, documents, claims, firstPublished, lastPublished }: Publisher): string[] {
  const graded = grade === null ? '-' : `${grade.reliability}${grade.by === 'reviewer' ? ' (reviewed)' : ''}`
  return [name, graded, String(documents), String(claims), firstPublished ?? '-', lastPublished ?? '-']
}
