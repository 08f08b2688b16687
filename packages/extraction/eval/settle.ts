/**
 * Lays two annotators' files together for whoever settles them: one list of claims, with a note wherever they differ.
 * `node packages/extraction/eval/settle.ts --texts FOLDER --out FOLDER A B`: edit what it writes, then resolve that.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { settleClaims } from './corpus/settle-claims.ts'
import { readTwice } from './read-twice.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { texts: { type: 'string' }, out: { type: 'string' } },
})

const [a, b] = positionals
if (options.texts === undefined || options.out === undefined || a === undefined || b === undefined) {
  print('usage: settle.ts --texts FOLDER --out FOLDER A B')
  process.exitCode = 1
} else {
  mkdirSync(options.out, { recursive: true })
  for (const { name, text, a: first, b: second, problems } of readTwice({ texts: options.texts, a, b })) {
    const both = [...first.actors, ...second.actors]
    const actors = [...new Map(both.map((names) => [names.join('; '), names])).values()]
    const claims = settleClaims({ text, actors, a: first.claims, b: second.claims })
    const lines = [{ actors }, ...claims].map((line) => JSON.stringify(line))
    writeFileSync(join(options.out, `${name}.jsonl`), `${lines.join('\n')}\n`)
    const open = claims.filter(({ note }) => note !== undefined).length
    print(`${name}: ${claims.length} claims, ${open} to settle${problems > 0 ? `; ${problems} lines left out` : ''}`)
  }
}
