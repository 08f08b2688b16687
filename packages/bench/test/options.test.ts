import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { readOptions } from '../src/options.ts'
import { rows } from '../src/rows/index.ts'

const chosen = (...args: string[]) => {
  const asked = readOptions(args, rows)
  return asked.kind === 'measure' ? asked.rows.map(({ name }) => name) : asked
}

t.test('--only takes a row, or what several names begin with to a dash', async (t) => {
  t.same(chosen('--only', 'relate'), ['relate'])
  t.same(chosen('--only', 'view'), ['view-read', 'view-read-uncached', 'view-304'])
  t.equal(readOptions([], rows).kind, 'measure')
})

t.test('what is asked wrongly is told in a line that names what there is', async (t) => {
  for (const [args, expected] of [
    [['--only', 'vie'], /"vie".*did you mean view-read,.*--help/],
    [['--only', 'nothing'], /"nothing".*there are append, .*views.*--help/],
    [['--only', ''], /there are append/],
    [['--only'], /--only.*--help/],
    [['--fast'], /--fast.*--help/],
    [['relate'], /relate.*--help/],
  ] as const) {
    const asked = readOptions(args, rows)
    t.equal(asked.kind, 'wrong', args.join(' '))
    if (asked.kind !== 'wrong') continue
    t.match(asked.message, expected)
    t.notMatch(asked.message, /\n/)
  }
})

t.test('help names every row', async (t) => {
  const asked = readOptions(['--help'], rows)
  const text = asked.kind === 'help' ? asked.text : ''
  for (const { name } of rows) t.match(text, name)
})

t.test('the command prints one line and ends with 2, before anything is measured', async (t) => {
  for (const args of [
    ['--only', 'nothing'],
    ['--only', 'relate', '--json', '/nowhere/at/all.json'],
  ]) {
    const { code, stdout, stderr } = await bench(args)
    t.equal(code, 2)
    t.equal(stdout, '')
    t.match(stderr, /^bench: [^\n]+\n$/)
  }
  const help = await bench(['--help'])
  t.equal(help.code, 0)
  t.match(help.stdout, /--only NAME/)
})

function bench(args: readonly string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const main = fileURLToPath(new URL('../src/main.ts', import.meta.url))
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], (error, stdout, stderr) => {
      resolve({ code: error?.code ?? 0, stdout, stderr })
    })
  })
}
