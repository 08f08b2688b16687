import type { SetName } from '@onrecord/extraction/eval'
import { type Command, Option } from 'commander'
import { readConfig } from '../config.ts'
import type { EvaluationOptions } from '../evaluation.ts'

/** The sets that are measured unless others are named; the blind part of the corpus has an option of its own. */
const USUAL: readonly SetName[] = ['gold', 'polnear', 'plover', 'train', 'development']

/** Adds `onrecord eval`. */
export function registerEval(program: Command): void {
  program
    .command('eval')
    .description('measure the extractor on annotated texts')
    .option('--shared <folder>', 'others’ annotated texts (eval/ and articles/); where none is named, ../shared')
    .addOption(new Option('--set <name...>', 'only these sets').choices(USUAL).default(USUAL, 'all'))
    .option('--blind', 'also the part of the corpus that is measured once a release')
    .option('--json', 'one JSON object instead of a table')
    .addHelpText('after', '\nExample: onrecord eval --set gold train')
    .action(async (options: EvaluationOptions) => {
      const { printEvaluation } = await import('../evaluation.ts')
      await printEvaluation(readConfig(), options)
    })
}
