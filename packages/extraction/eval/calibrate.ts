/**
 * Fits confidences to the training part of the corpus and prints how far they hold, as Markdown: each document's claims are
 * judged by weights that were fitted to the others. `node packages/extraction/eval/calibrate.ts [--write]` writes the
 * weights, fitted to all documents, into `src/confidence-weights.ts`.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { judgedClaims } from './calibration/judged-claims.ts'
import { fitLogistic, probabilityOf } from './calibration/logistic.ts'
import { reliabilityTable } from './calibration/reliability.ts'
import { corpusFolder, readCorpus } from './corpus/read-corpus.ts'

/** Documents are dealt into so many hands by their place in the list. */
const FOLDS = 10

const { values: options } = parseArgs({ options: { write: { type: 'boolean' } } })
const print = (line: string) => process.stdout.write(`${line}\n`)
const folder = corpusFolder('train')

if (folder === undefined) print('the training part of the corpus is not here')
else {
  const documents = await Promise.all(readCorpus(folder).map(judgedClaims))
  const held = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const model = fitLogistic(documents.filter((_, at) => at % FOLDS !== fold).flat())
    return documents
      .filter((_, at) => at % FOLDS === fold)
      .flat()
      .map((sample): { confidence: number; right: boolean } => ({
        confidence: probabilityOf(model, sample.features),
        right: sample.right,
      }))
  })
  print(reliabilityTable(held))
  if (options.write === true) {
    const file = fileURLToPath(new URL('../src/confidence-weights.ts', import.meta.url))
    writeFileSync(file, source(fitLogistic(documents.flat())))
    print(`\nwritten: ${documents.flat().length} claims of ${documents.length} documents`)
  }
}

function source({ intercept, weights }: { intercept: number; weights: ReadonlyMap<string, number> }): string {
  const lines = [...weights].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, weight]) => `  '${name}': ${weight},`)
  return `/** Written by \`eval/calibrate.ts --write\`, from the training part of the corpus. */
export const INTERCEPT = ${intercept}
export const WEIGHTS: Readonly<Record<string, number>> = {
${lines.map((line) => line.replace(/^ {2}'(\w+)':/, '  $1:')).join('\n')}
}
`
}
