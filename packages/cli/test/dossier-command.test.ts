import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { type Ended, onrecord } from './fixture/command.ts'
import { freshSystem } from './fixture/system.ts'

const { client, home, env } = await freshSystem(t)
const folder = await mkdtemp(join(tmpdir(), 'onrecord-'))
t.teardown(() => rm(folder, { recursive: true }))
const file = join(folder, 'strike.yaml')
const dossier = (...args: string[]): Promise<Ended> =>
  onrecord(t, ['dossier', ...args], { home, env: { ...env, ONRECORD_URL: client.url } })

const STRIKE = `id: strike
title: Strike
parties: [{ id: union, label: Union, negotiates: true }]
actors:
  - { id: lind, name: Mara Lind, party: union }
issues:
  - { id: pay, label: Pay, proposition: Pay rises, terms: [pay] }
`
const TEXT =
  'Mara Lind said on Monday that the crews demanded a pay rise. “We want six per cent,” Keel of the union said.'

t.test('init writes a file that is taken as it is, and overwrites none', async (t) => {
  const started = join(folder, 'started.yaml')
  t.match(await dossier('init', started, '--id', 'started', '--title', 'Started'), { code: 0 })
  t.match(await readFile(started, 'utf8'), /^## .*\n[\s\S]+\nid: started\ntitle: "Started"\n/)
  t.match(await dossier('init', started), { code: 2, stderr: /is there already/ })
  t.match(await dossier('init', '--id', 'Not An Id', join(folder, 'other.yaml')), {
    code: 2,
    stderr: /lower-case letters/,
  })
  t.match(await dossier('validate', started), { code: 0, stdout: /^started: valid; frameworks: 0/ })
  t.match(await dossier('create', started), { code: 0, stdout: /^started: created/ })
  t.match(await dossier('create', started), { code: 1, stderr: /There is a dossier started already/ })
})

t.test('what is wrong with a file is told without a server, with line and column', async (t) => {
  await writeFile(file, STRIKE.replace('party: union', 'party: unoin'))
  const { code, stderr } = await onrecord(t, ['dossier', 'validate', file], { home, env: {} })
  t.equal(code, 2)
  t.match(stderr, /strike\.yaml:5:\d+: error: no party unoin; did you mean union\? \(\/actors\/0\/party\)/)
  t.match(await dossier('create', file), { code: 2, stderr: /strike\.yaml:5/ })
  t.match(await dossier('validate', join(folder, 'nothing.yaml')), { code: 2, stderr: /can't read/ })
})

t.test('a configuration is created, compared, replaced and shown; old claims are classified by it', async (t) => {
  await writeFile(file, STRIKE)
  t.match(await dossier('create', file), { code: 0 })
  t.match((await dossier('list')).stdout, /^strike {2}Strike$/m)
  const text = join(folder, 'text.txt')
  await writeFile(text, TEXT)
  const ingested = await onrecord(t, ['ingest', '-d', 'strike', '--published', '2025-03-04', text], {
    home,
    env: { ...env, ONRECORD_URL: client.url },
  })
  t.equal(ingested.code, 0, ingested.stderr)

  await writeFile(
    file,
    STRIKE.replace('actors:', 'actors:\n  - { id: keel, name: Jon Keel, aliases: [Keel], party: union }'),
  )
  const compared = await dossier('diff', file)
  t.match(compared, { code: 0, stdout: /Against version 1: 1 difference\n\+ \/actors\/keel: \{"id":"keel"/ })
  t.match(await dossier('replace', file), { code: 2, stderr: /nobody to ask; say --yes/ })
  const replaced = await dossier('replace', '--yes', file)
  t.equal(replaced.code, 0, replaced.stderr)
  t.match(replaced.stdout, /\nstrike: version 2\n\d+ claims classified anew, [1-9]\d* came out otherwise\n$/)
  t.match(await dossier('replace', '--yes', file), { code: 0, stdout: 'strike: no differences from version 2\n' })
})

t.test('what is shown is a file that changes nothing, and earlier versions are shown and compared', async (t) => {
  const shown = await dossier('show', '-d', 'strike')
  const again = join(folder, 'again.yaml')
  await writeFile(again, shown.stdout)
  t.match(await dossier('diff', again), { stdout: 'Against version 2: no differences\n' })
  t.match(JSON.parse((await dossier('show', '-d', 'strike', '-r', '1', '--json')).stdout), { actors: [{ id: 'lind' }] })
  t.match(await dossier('diff', '-d', 'strike'), { stdout: /^From version 1 to 2: 1 difference\n\+ \/actors\/keel/ })
  t.match(await dossier('show', '-d', 'strike', '-r', '9'), { code: 1, stderr: /no configuration 9/ })
})

t.test('what is taken away is warned of with its claims', async (t) => {
  await writeFile(file, STRIKE.replace(/issues:[\s\S]*/, ''))
  const compared = await dossier('diff', file)
  t.match(compared.stderr, /strike\.yaml:1:1: warning: the issue pay is gone; \d+ live claims? refers? to it/)
  t.match(compared.stdout, /- \/issues\/pay/)
})
