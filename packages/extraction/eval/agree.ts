/**
 * How far two annotators agree, as Markdown tables, and where they do not, by class.
 * `node packages/extraction/eval/agree.ts --texts FOLDER [--examples N] A B`: A and B are folders of annotations `NN.jsonl`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Resolved, resolveDocument } from './corpus/resolve-document.ts'
import { agreementOf, type TwiceRead } from './score/agreement.ts'
import { scoredAnnotation } from './score/scored-claim.ts'
import { agreementTables, disagreementList } from './score/tables.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { texts: { type: 'string' }, examples: { type: 'string', default: '8' } },
})

function readAnnotation(folder: string, name: string, text: string): Resolved {
  const resolved = resolveDocument({ text }, readFileSync(join(folder, `${name}.jsonl`), 'utf8'))
  const { problems } = resolved
  if (problems.length > 0) print(`${join(folder, name)}.jsonl: ${problems.length} problems, some claims are left out`)
  return resolved
}

function readTwice({ texts, a, b }: { texts: string; a: string; b: string }): TwiceRead[] {
  const names = readdirSync(a)
    .filter((file) => file.endsWith('.jsonl') && existsSync(join(b, file)) && file !== 'index.jsonl')
    .map((file) => file.slice(0, -'.jsonl'.length))
    .sort()
  return names.map((name) => {
    const text = readFileSync(join(texts, `${name}.txt`), 'utf8')
    const [first, second] = [readAnnotation(a, name, text), readAnnotation(b, name, text)]
    return {
      docId: name,
      text,
      actors: [...first.actors, ...second.actors],
      a: first.claims.map(scoredAnnotation),
      b: second.claims.map(scoredAnnotation),
    }
  })
}

const [a, b] = positionals
if (options.texts === undefined || a === undefined || b === undefined) {
  print('usage: agree.ts --texts FOLDER [--examples N] A B')
  process.exitCode = 1
} else {
  const documents = readTwice({ texts: options.texts, a, b })
  const agreement = agreementOf(documents)
  print(`${documents.length} documents, A: ${a}, B: ${b}\n`)
  print(agreementTables(agreement))
  print(`\n${disagreementList(agreement.disagreements, Number(options.examples))}`)
}
