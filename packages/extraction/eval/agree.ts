/**
 * How far two annotators agree, as Markdown tables, and where they do not, by class.
 * `node packages/extraction/eval/agree.ts --texts FOLDER [--examples N] A B`: A and B are folders of annotations `NN.jsonl`.
 */
import { parseArgs } from 'node:util'
import { readTwice } from './read-twice.ts'
import { agreementOf } from './score/agreement.ts'
import { scoredAnnotation } from './score/scored-claim.ts'
import { agreementTables, disagreementList } from './score/tables.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { texts: { type: 'string' }, examples: { type: 'string', default: '8' } },
})

const [a, b] = positionals
if (options.texts === undefined || a === undefined || b === undefined) {
  print('usage: agree.ts --texts FOLDER [--examples N] A B')
  process.exitCode = 1
} else {
  const readings = readTwice({ texts: options.texts, a, b })
  for (const { name, problems } of readings)
    if (problems > 0) print(`${name}: ${problems} problems, some claims are left out`)
  const agreement = agreementOf(
    readings.map(({ name, text, a, b }) => ({
      docId: name,
      text,
      actors: [...a.actors, ...b.actors],
      a: a.claims.map(scoredAnnotation),
      b: b.claims.map(scoredAnnotation),
    })),
  )
  print(`${readings.length} documents, A: ${a}, B: ${b}\n`)
  print(agreementTables(agreement))
  print(`\n${disagreementList(agreement.disagreements, Number(options.examples))}`)
}
