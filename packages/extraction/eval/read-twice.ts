import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readText } from './corpus/read-corpus.ts'
import { type Resolved, resolveDocument } from './corpus/resolve-document.ts'

/** One text as two annotators read it; `problems` counts lines of either that could not be resolved and are left out. */
export type Readings = { name: string; text: string; a: Resolved; b: Resolved; problems: number }

/** Every text that both folders `a` and `b` hold annotations `NN.jsonl` of, by name; the texts lie in `texts`. */
export function readTwice({ texts, a, b }: { texts: string; a: string; b: string }): Readings[] {
  const files = readdirSync(a).filter((file) => /^[\w-]+\.jsonl$/.test(file) && file !== 'index.jsonl')
  const names = files.filter((file) => existsSync(join(b, file))).map((file) => file.slice(0, -'.jsonl'.length))
  return names.sort().map((name) => {
    const document = readText(texts, name)
    const read = (folder: string) => resolveDocument(document, readFileSync(join(folder, `${name}.jsonl`), 'utf8'))
    const readings = { a: read(a), b: read(b) }
    return { name, text: document.text, ...readings, problems: readings.a.problems.length + readings.b.problems.length }
  })
}
