/**
 * Checks what an annotator wrote and turns quoted words into offsets.
 * `node packages/extraction/eval/resolve.ts [--texts FOLDER] [--out FOLDER] [--quiet] NN.jsonl …`
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { readIndex } from './corpus/read-corpus.ts'
import { resolveDocument } from './corpus/resolve-document.ts'
import { showClaim } from './corpus/show-claim.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)

const { values: options, positionals: files } = parseArgs({
  allowPositionals: true,
  options: { texts: { type: 'string' }, out: { type: 'string' }, quiet: { type: 'boolean' } },
})

function resolveFile(file: string): number {
  const textFile = `${basename(file, '.jsonl')}.txt`
  const folder = options.texts ?? dirname(file)
  const text = readFileSync(join(folder, textFile), 'utf8')
  const row = existsSync(join(folder, 'index.jsonl'))
    ? readIndex(folder).find((row) => row.file === textFile)
    : undefined
  const { actors, claims, problems } = resolveDocument(
    { text, publisher: row?.publisher, published: row?.published },
    readFileSync(file, 'utf8'),
  )
  if (options.quiet !== true) for (const claim of claims) print(showClaim(text, claim))
  for (const { line, message } of problems) print(`${file}:${line}: ${message}`)
  print(
    `${file}: ${claims.length} claims, ${problems.length} problems${row ? '' : ' (no index: publisher and date unchecked)'}`,
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
