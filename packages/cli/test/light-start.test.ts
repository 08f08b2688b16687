import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'
import { commands } from '../src/commands/index.ts'
import { buildProgram } from '../src/program.ts'

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts')

/** Names each module that is loaded on standard error. */
const NAMING = `
  import { registerHooks } from 'node:module'
  registerHooks({ load: (url, context, next) => (process.stderr.write(url + '\\n'), next(url, context)) })`

/** The modules that a run of these arguments loads. */
function loadedBy(args: readonly string[]): string[] {
  const naming = ['--import', `data:text/javascript,${encodeURIComponent(NAMING)}`, MAIN, ...args]
  const { status, stderr } = spawnSync(process.execPath, naming, { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stderr.split('\n').filter((line) => line.startsWith('file:'))
}

t.test('what only asks the api loads neither the database nor a service', async (t) => {
  const loaded = loadedBy(['--help'])
  t.ok(loaded.some((url) => url.includes('/packages/cli/src/commands/decide.ts')))
  const slow = /\/(packages\/(database|documents|event-log|projections|queue|webhooks)|services\/\w+)\/src\//
  t.same(
    loaded.filter((url) => slow.test(url)),
    [],
  )
})

t.test('a command loads no other command, and a list not the domain', async (t) => {
  const loaded = loadedBy(['open', '--help'])
  t.same(loaded.flatMap((url) => /\/commands\/(.+)\.ts$/.exec(url)?.[1] ?? []).toSorted(), ['index', 'open'])
  t.same(
    loaded.filter((url) => /\/packages\/(domain|extraction)\/src\/(?!printable)|\/yaml\//.test(url)),
    [],
  )
})

t.test('each name in the list of commands is that of the command that it loads', async (t) => {
  for (const name of commands.keys())
    t.same(
      (await buildProgram([name])).commands.map((command) => command.name()),
      [name],
    )
})
