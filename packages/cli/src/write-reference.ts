import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buildProgram } from './program.ts'
import { referenceOf, referenceTable } from './reference.ts'

/** Writes the table of commands in docs/cli.md anew, between its two marks. */
const file = join(import.meta.dirname, '..', '..', '..', 'docs', 'cli.md')
const table = referenceTable(referenceOf(await buildProgram()))
const text = await readFile(file, 'utf8')
const marked = /(<!-- commands -->\n)[^]*?(\n<!-- end of commands -->)/
await writeFile(
  file,
  text.replace(marked, (_, begin: string, end: string) => `${begin}\n${table}\n${end}`),
)
