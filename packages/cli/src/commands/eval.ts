import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { rulesExtractor } from '@onrecord/extraction'
import {
  evaluate,
  MEASURE_HEAD,
  type Measure,
  measureCells,
  SETS,
  type SetName,
  sharedFolder,
} from '@onrecord/extraction/eval'
import { type Command, Option } from 'commander'
import { readConfig } from '../config.ts'
import { EXIT, Failure } from '../failure.ts'
import { print, printNotice, terminalWidth } from '../output/print.ts'
import { tableLines } from '../output/table.ts'

type Options = { shared?: string; set?: SetName[]; blind?: true; json?: true }

/** Adds `onrecord eval`. */
export function registerEval(program: Command): void {
  program
    .command('eval')
    .description('measure the extractor on annotated texts')
    .option('--shared <folder>', 'others’ annotated texts (eval/ and articles/); where none is named, ../shared')
    .addOption(new Option('--set <name...>', 'only these sets').choices(SETS.filter((set) => set !== 'blind')))
    .option('--blind', 'also the part of the corpus that is measured once a release')
    .option('--json', 'one JSON object instead of a table')
    .addHelpText('after', '\nExample: onrecord eval --set gold train')
    .action(measure)
}

async function measure({ shared, set, blind, json }: Options): Promise<void> {
  const folder = shared === undefined ? sharedFolder() : resolve(readConfig().callerFolder, shared)
  if (folder !== undefined && !existsSync(join(folder, 'eval')))
    throw new Failure(`${shared} holds no folder eval`, { exitCode: EXIT.usage })
  const sets: SetName[] = [...(set ?? SETS.filter((one) => one !== 'blind')), ...(blind ? (['blind'] as const) : [])]
  const rows: ({ set: string } & Measure)[] = []
  const skipped: { set: string; reason: string }[] = []
  for await (const result of evaluate(rulesExtractor, { sets, shared: folder })) {
    if ('skipped' in result) {
      skipped.push({ set: result.set, reason: result.skipped })
      printNotice(`${result.set}: skipped, ${result.skipped}`)
      continue
    }
    rows.push(...result.measures.map((measure) => ({ set: result.set, ...measure })))
    printNotice(`${result.set}: ${result.documents} documents, ${Math.round(result.perSecond)} a second`)
  }
  const { name, version } = rulesExtractor
  if (json) return print(JSON.stringify({ extractor: { name, version }, rows, skipped }))
  const cells = rows.map(({ set, ...measure }) => [set, ...measureCells(measure)])
  for (const line of tableLines(['set', ...MEASURE_HEAD], cells, terminalWidth())) print(line)
}
