import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { SETTINGS } from '../src/doctor/environment.ts'
import { EXIT_CODES } from '../src/failure.ts'
import { buildProgram } from '../src/program.ts'
import { referenceOf, referenceTable } from '../src/reference.ts'

const ROOT = join(import.meta.dirname, '..', '..', '..')
const docs = await readFile(join(ROOT, 'docs', 'cli.md'), 'utf8')
const entries = referenceOf(await buildProgram())

/** Commands that print nothing for programs: they serve, write a file, end something, or print JSON in any case. */
const WITHOUT_JSON = [
  'up',
  'demo',
  'dossier init',
  'extract',
  'webhook update',
  'webhook enable',
  'webhook disable',
  'webhook delete',
  'key revoke',
  'key feed revoke',
]

t.test('every command has a description, an example that names it, and --json where it prints data', async (t) => {
  t.ok(entries.length > 40)
  for (const { name, description, example, options } of entries) {
    t.not(description, '', `${name}: a description`)
    t.ok(example?.startsWith(`onrecord ${name}`), `${name}: help ends with "Example: onrecord ${name} …"`)
    t.equal(options.includes('--json'), !WITHOUT_JSON.includes(name), `${name}: --json`)
  }
})

t.test('options that examples use are the command’s own', async (t) => {
  for (const { name, example = '', options } of entries) {
    const used = example.replaceAll(/"[^"]*"|'[^']*'/g, '').match(/ --[a-z-]+/g) ?? []
    for (const option of used) t.ok(options.includes(option.trim()), `${name}:${option}`)
  }
})

t.test('the page lists every command, and every exit code', async (t) => {
  const plain = (text: string): string => text.replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---').trim()
  const written = /<!-- commands -->\n([^]*?)<!-- end of commands -->/.exec(docs)?.[1] ?? ''
  t.equal(plain(written), plain(referenceTable(entries)), '`pnpm cli:reference` writes it')
  for (const { code, means } of EXIT_CODES) t.match(plain(docs), `| ${code} | ${means} |`)
})

t.test('doctor knows every setting', async (t) => {
  const example = await readFile(join(ROOT, '.env.example'), 'utf8')
  const names = Array.from(example.matchAll(/^# ([A-Z_]+)=/gm), ([, name]) => name)
  t.ok(names.length > 20)
  for (const name of names) t.ok(SETTINGS.includes(name ?? ''), `${name}`)
})
