import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import * as z from 'zod'
import { onrecord } from './fixture/command.ts'
import { freshHome } from './fixture/home.ts'

const home = await freshHome(t)
const evaluate = (...args: string[]) => onrecord(t, ['eval', ...args], { home })

const Output = z.strictObject({
  extractor: z.strictObject({ name: z.string(), version: z.string() }),
  rows: z.array(z.strictObject({ set: z.string() })),
  skipped: z.array(z.strictObject({ set: z.string(), reason: z.string() })),
})

t.test('annotated texts that are not here are named and skipped, and nothing fails', async (t) => {
  const shared = join(home, 'shared')
  await mkdir(join(shared, 'eval'), { recursive: true })
  const { code, stdout, stderr } = await evaluate('--shared', shared, '--set', 'gold', 'plover', '--json')
  t.equal(code, 0, stderr)
  t.match(stderr, /^real articles: skipped/m)
  const { extractor, rows, skipped } = Output.parse(JSON.parse(stdout))
  t.equal(extractor.name, 'rules')
  t.same(rows, [])
  t.same(
    skipped.map(({ set }) => set),
    ['real articles', 'PLOVER'],
  )
})

t.test('a folder without annotated texts, or a set that nobody knows, is wrong usage', async (t) => {
  const refusals: [args: string[], complaint: RegExp][] = [
    [['--shared', home], /holds no folder eval/],
    [['--set', 'oracle'], /oracle/],
    [['--set', 'blind'], /blind/],
  ]
  for (const [args, complaint] of refusals) {
    const { code, stderr } = await evaluate(...args)
    t.equal(code, 2, args.join(' '))
    t.match(stderr, complaint)
  }
})
