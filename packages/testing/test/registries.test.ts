import { glob, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'

const root = path.resolve(fileURLToPath(import.meta.url), '../../../..')

/** The lists of docs/development.md: which files define entries, how a definition begins, and where each must stand. */
const REGISTRIES = [
  {
    what: 'event type',
    files: 'packages/domain/src/events/*.ts',
    defined: /^export const (\w+) = defineEvent\(/gm,
    list: 'packages/domain/src/events/index.ts',
  },
  {
    what: 'view',
    files: 'packages/projections/src/*/*.ts',
    defined: /^export const (\w+)[^=\n]* = defineView/gm,
    list: 'packages/projections/src/views.ts',
  },
  {
    what: 'route',
    files: 'services/api/src/routes/*.ts',
    defined: /^export function (\w+Routes)\(/gm,
    list: 'services/api/src/routes/index.ts',
  },
  {
    what: 'job',
    files: 'packages/queue/src/jobs/*.ts',
    defined: /^export const (\w+) = defineJob\(/gm,
    list: 'packages/queue/src/jobs/index.ts',
  },
  {
    what: 'command',
    files: 'packages/cli/src/commands/{*,*/index}.ts',
    defined: /^export function (register\w+)\(/gm,
    list: 'packages/cli/src/commands/index.ts',
  },
]

for (const { what, files, defined, list } of REGISTRIES) {
  t.test(`each ${what} that is written stands in its list`, async (t) => {
    const listed = await readFile(path.join(root, list), 'utf8')
    const names: string[] = []
    for await (const file of glob(files, { cwd: root, exclude: [list] })) {
      const source = await readFile(path.join(root, file), 'utf8')
      names.push(...[...source.matchAll(defined)].map(([, name = '']) => name))
    }
    t.ok(names.length > 2, 'the definitions are found')
    // Once where it is imported, and once in the list; or loaded where it is listed.
    const stands = (name: string) =>
      listed.includes(`')).${name}]`) || [...listed.matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length >= 2
    const missing = names.filter((name) => !stands(name))
    t.same(missing, [], `missing in ${list}`)
  })
}

t.test('each job that is written is worked by a service', async (t) => {
  const starts: string[] = []
  for await (const file of glob('services/*/src/start.ts', { cwd: root })) {
    starts.push(await readFile(path.join(root, file), 'utf8'))
  }
  const worked = starts.join('\n')
  for await (const file of glob('packages/queue/src/jobs/*.ts', { cwd: root })) {
    const source = await readFile(path.join(root, file), 'utf8')
    for (const [, name = ''] of source.matchAll(/^export const (\w+) = defineJob\(/gm)) {
      const imported = new RegExp(`\\b${name}(?: as (\\w+))?,`).exec(worked)
      t.match(worked, new RegExp(`work\\(\\s*queues,\\s*${imported?.[1] ?? name}\\b`), name)
    }
  }
})
