/**
 * Checks what an annotator wrote and turns quoted words into offsets.
 * `node packages/extraction/eval/resolve.ts [--texts FOLDER] [--out FOLDER] [--quiet] NN.jsonl …`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { readText } from './corpus/read-corpus.ts'
import { resolveDocument } from './corpus/resolve-document.ts'
import { showClaim } from './corpus/show-claim.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)

const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { texts: { type: 'string' }, out: { type: 'string' }, quiet: { type: 'boolean' } },
})

function resolveFile(file: string): number {
  const document = readText(options.texts ?? dirname(file), basename(file, '.jsonl'))
  const { text } = document
  const { actors, claims, problems } = resolveDocument(document, readFileSync(file, 'utf8'))
  if (options.quiet !== true) for (const claim of claims) print(showClaim(text, claim))
  for (const { line, message } of problems) print(`${file}:${line}: ${message}`)
  print(
    `${file}: ${claims.length} claims, ${problems.length} problems${document.publisher !== undefined ? '' : ' (no index: publisher and date unchecked)'}`,
  )
  if (options.out !== undefined && problems.length === 0) {
    mkdirSync(options.out, { recursive: true })
    const lines = [{ actors }, ...claims].map((line) => JSON.stringify(line))
    writeFileSync(join(options.out, basename(file)), `${lines.join('\n')}\n`)
  }
  return problems.length
}

if (files.length === 0) print('usage: resolve.ts [--texts FOLDER] [--out FOLDER] [--quiet] NN.jsonl …')
const problems = files.map(resolveFile).reduce((sum, count) => sum + count, 0)
process.exitCode = problems > 0 || files.length === 0 ? 1 : 0
