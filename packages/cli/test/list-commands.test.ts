import { join } from 'node:path'
import t from 'tap'
import { readSamples } from '../src/samples.ts'
import { ask, outcome, submit } from './fixture/api.ts'
import { type Ended, onrecord } from './fixture/command.ts'
import { freshSystem } from './fixture/system.ts'

const ARTICLE = join(import.meta.dirname, '..', 'samples', 'port-strike', '01-strike-notice.txt')

const { client, home, env } = await freshSystem(t)
const run = async (...args: string[]): Promise<Ended> => {
  const ended = await onrecord(t, args, { home, env: { ...env, ONRECORD_URL: client.url } })
  if (ended.code !== 0) throw new Error(ended.stderr)
  return ended
}
for (const { configuration } of await readSamples()) await ask(client, '/v1/dossiers', { body: configuration })
await run('ingest', '-d', 'port-strike', '--published', '2025-09-11', '--source', 'Maravel Courier', ARTICLE)
const undated = await submit(client, 'port-strike', { text: 'Nothing was said.', title: 'A \u001b[31mleaflet' })
await outcome(client, 'port-strike', undated)
const { body: dossier } = await ask<{ seq: number }>(client, '/v1/dossiers/port-strike')
await ask(client, `/v1/dossiers/port-strike/claims?minSeq=${dossier.seq}`)

const items = ({ stdout }: Ended) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))

t.test('claims are printed for people, and as JSON lines that any filter narrows', async (t) => {
  t.match((await run('claims', '-d', 'port-strike')).stdout, 'Twelve hours in a crane cabin is not a shift')
  const all = items(await run('claims', '-d', 'port-strike', '--json', '--limit', '1000'))
  const demands = items(await run('claims', '-d', 'port-strike', '--json', '--kind', 'demand'))
  t.ok(all.length > demands.length && demands.length > 0)
  t.ok(demands.every(({ claim }) => claim.kind === 'demand'))
  const one = await run('claims', '-d', 'port-strike', '--json', '--limit', '1')
  t.equal(items(one).length, 1)
  t.match(one.stderr, 'and more: --limit 10')
  const none = await run('claims', '-d', 'port-strike', '--said-to', '2001-01-01')
  t.match(none, { stdout: '', stderr: 'no such claims\n' })
})

t.test('claims and documents are found by their words, which are marked on terminals alone', async (t) => {
  const { stdout } = await run('claims', '-d', 'port-strike', '--search', '"crane cabin" -nothing')
  t.match(stdout, 'Twelve hours in a crane cabin is not a shift')
  t.notMatch(stdout, '\u001b')
  const found = items(await run('claims', '-d', 'port-strike', '--json', '--search', 'cabins'))
  t.ok(found.length > 0 && found.every(({ highlight }) => highlight.length > 0))
  t.match(await run('claims', '-d', 'port-strike', '--search', 'moonshine'), { stderr: 'no such claims\n' })
  const texts = await run('documents', '-d', 'port-strike', '--search', 'crane cabin')
  t.match(texts.stdout, /^2025-09-11 {2}Maravel Courier {2}\w+\n(.*\n)? {4}“.*crane cabin/m)
  const kinds = ['--kind', 'demand', '--kind', 'statement']
  const several = items(await run('claims', '-d', 'port-strike', '--json', '--limit', '1000', ...kinds))
  t.same(new Set(several.map(({ claim }) => claim.kind)), new Set(['demand', 'statement']))
})

t.test('actors are printed in a table, and those whom nobody has configured by their names', async (t) => {
  const { stdout } = await run('actors', '-d', 'port-strike')
  t.match(stdout, /^actor +party +claims +last said +stances\n/)
  t.match(stdout, /Inês Cardoal \(ines-cardoal\) +\S+.* +[1-9]\d* +2025-09-/)
  for (const actor of items(await run('actors', '-d', 'port-strike', '--json'))) t.type(actor.id, 'string')
  const unknown = await run('actors', '-d', 'port-strike', '--unknown', '--json')
  if (unknown.stdout !== '') for (const actor of items(unknown)) t.equal(actor.id, null)
})

t.test('sources and documents are printed, and what needs a date', async (t) => {
  t.match(
    (await run('sources', '-d', 'port-strike')).stdout,
    /Maravel Courier +\S+.* 1 +[1-9]\d* +2025-09-11 +2025-09-11/,
  )
  const { stdout } = await run('documents', '-d', 'port-strike', '--needs-date')
  t.match(stdout, new RegExp(`^document +published +state .*\n${undated} +undated `))
  t.equal(stdout.trimEnd().split('\n').length, 2)
  t.notMatch(stdout, '\u001b', 'what texts hold does not reach the terminal')
  t.same(items(await run('documents', '-d', 'port-strike', '--json')).length, 2)
  t.equal((await run('documents', '-d', 'port-strike', '--needs-attention')).stdout, '')
})

t.test('a limit that is none is refused', async (t) => {
  const { code, stderr } = await onrecord(t, ['claims', '--limit', 'many'], { home, env })
  t.match({ code, stderr }, { code: 2, stderr: '--limit many' })
})
