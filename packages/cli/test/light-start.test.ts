import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import t from 'tap'

const MAIN = join(import.meta.dirname, '..', 'src', 'main.ts')

/** Names each module that is loaded on standard error. */
const NAMING = `
  import { registerHooks } from 'node:module'
  registerHooks({ load: (url, context, next) => (process.stderr.write(url + '\\n'), next(url, context)) })`

t.test('what only asks the api loads neither the database nor a service', async (t) => {
  const args = ['--import', `data:text/javascript,${encodeURIComponent(NAMING)}`, MAIN, '--help']
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
  t.equal(status, 0)
  const loaded = stderr.split('\n').filter((line) => line.startsWith('file:'))
  t.ok(loaded.some((url) => url.includes('/packages/cli/src/commands/decide.ts')))
  const slow = /\/(packages\/(database|documents|event-log|projections|queue|webhooks)|services\/\w+)\/src\//
  t.same(
    loaded.filter((url) => slow.test(url)),
    [],
  )
})
