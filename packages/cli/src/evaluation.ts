import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { rulesExtractor } from '@onrecord/extraction'
import {
  evaluate,
  MEASURE_HEAD,
  type Measure,
  measureCells,
  type SetName,
  sharedFolder,
} from '@onrecord/extraction/eval'
import { EXIT, Failure } from './failure.ts'
import { print, printNotice, terminalWidth } from './output/print.ts'
import { tableLines } from './output/table.ts'

/** What `onrecord eval` was asked: `shared` is relative to the caller's folder. */
export type EvaluationOptions = { shared?: string; set: readonly SetName[]; blind?: true; json?: true }

/** Measures the default extractor and prints one table, or one JSON object; progress and what is skipped go to standard error. */
export async function printEvaluation(
  { callerFolder }: { callerFolder: string },
  { shared, set, blind, json }: EvaluationOptions,
): Promise<void> {
  const folder = shared === undefined ? sharedFolder() : resolve(callerFolder, shared)
  if (folder !== undefined && !existsSync(join(folder, 'eval')))
    throw new Failure(`${shared} holds no folder eval`, { exitCode: EXIT.usage })
  const sets = blind === true ? [...set, 'blind' as const] : set
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
  if (json === true) return print(JSON.stringify({ extractor: { name, version }, rows, skipped }))
  const cells = rows.map(({ set, ...measure }) => [set, ...measureCells(measure)])
  for (const line of tableLines(['set', ...MEASURE_HEAD], cells, terminalWidth())) print(line)
}
