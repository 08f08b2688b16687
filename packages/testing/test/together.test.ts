import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { groupTests, readableName } from '../src/together.ts'

t.test('every test file runs once: of some packages many in a process, of the others each in its own', async (t) => {
  const root = await mkdtemp(path.join(tmpdir(), 'together-'))
  t.teardown(() => rm(root, { recursive: true }))
  const files = [
    ...Array.from({ length: 7 }, (_, nth) => `services/api/test/own-${nth}.test.ts`),
    ...Array.from({ length: 3 }, (_, nth) => `services/api/test/limits/below-${nth}.test.ts`),
    'packages/cli/test/a.test.ts',
    'packages/cli/test/watch/b.test.ts',
  ]
  for (const file of [...files, 'services/api/test/fixtures/no-test.ts', 'services/api/src/elsewhere.test.ts']) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true })
    await writeFile(path.join(root, file), '')
  }

  const folder = path.join(root, 'written')
  const groups = await groupTests({ root, folder })
  const contents = new Map<string, string[]>()
  for (const group of groups) {
    if (!group.endsWith('.mjs')) contents.set(group, [group])
    else {
      const urls = [...(await readFile(group, 'utf8')).matchAll(/'(file:[^']+)'/g)].map(([, url = '']) => url)
      const imported = urls.map((url) => path.relative(root, fileURLToPath(url)))
      contents.set(readableName(path.relative(root, group)), imported)
    }
  }
  t.same([...contents.values()].flat().toSorted(), files.toSorted())
  t.same(Object.fromEntries([...contents].map(([name, { length }]) => [name, length])), {
    'packages/cli/test/a.test.ts': 1,
    'packages/cli/test/watch/b.test.ts': 1,
    'services/api/test, part 1': 4,
    'services/api/test, part 2': 3,
    'services/api/test/below, part 1': 3,
  })

  await rm(path.join(root, 'services/api/test/limits'), { recursive: true })
  t.notOk(
    (await groupTests({ root, folder })).some((file) => file.includes('below')),
    'none is left of the last run',
  )
})
