import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RecordedClaim } from '@onrecord/domain'
import t from 'tap'
import { readSamples } from '../src/samples.ts'
import { ask } from './fixture/api.ts'
import { type Ended, onrecord } from './fixture/command.ts'
import { freshSystem } from './fixture/system.ts'

const ARTICLE = join(import.meta.dirname, '..', 'samples', 'port-strike', '01-strike-notice.txt')

const { client, home, env } = await freshSystem(t)
const run = (...args: string[]): Promise<Ended> =>
  onrecord(t, args, { home, env: { ...env, ONRECORD_URL: client.url } })
for (const { configuration } of await readSamples()) await ask(client, '/v1/dossiers', { body: configuration })

t.test('ingest prints the claims of a text, and says when the text is known already', async (t) => {
  const asked = ['ingest', '-d', 'port-strike', '--published', '2025-09-11', '--source', 'Maravel Courier', ARTICLE]
  const first = await run(...asked)
  t.equal(first.code, 0, first.stderr)
  t.match(first.stdout, '"name":"Inês Cardoal"')
  t.match(first.stdout, 'Twelve hours in a crane cabin is not a shift')
  t.match(first.stderr, /01-strike-notice\.txt: document [0-9a-f]{32}, \d+ claims\n/)
  const again = await run(...asked)
  t.equal(again.code, 0, again.stderr)
  t.equal(again.stdout, first.stdout)
  t.match(again.stderr, /\(known already\)/)
})

t.test('a text is answered with its claims in the order in which it has them', async (t) => {
  const path = '/v1/dossiers/port-strike/documents'
  const { body } = await ask<{ claims: RecordedClaim[] }>(client, path, {
    body: { text: await readFile(ARTICLE, 'utf8'), source: 'Quay Radio', publishedOn: '2025-09-11' },
    headers: { prefer: 'wait=30' },
  })
  const starts = body.claims.map(({ claim }) => claim.segments[0]?.start ?? 0)
  t.ok(starts.length > 3, 'enough claims to have an order')
  t.strictSame(
    starts,
    starts.toSorted((a, b) => a - b),
  )
})

t.test('why names the rule and quotes the claims that it rests on', async (t) => {
  const asked = ['why', 'job-guarantee', '--framework', 'september-2025-offer', '--on', '2025-09-11']
  const { code, stdout, stderr } = await run(...asked)
  t.equal(code, 0, stderr)
  t.match(stdout, 'Proposition: Staff are protected against dismissal because of the cranes')
  t.match(stdout, /Why: .+ \([a-z.-]+\)\n +\S.*: “.+”/)
})

t.test('positions and contradictions print each side with its words', async (t) => {
  const at = ['--dossier', 'port-strike', '--framework', 'september-2025-offer', '--on', '2025-09-11']
  const [held, contrary, listed] = await Promise.all([
    run('positions', ...at),
    run('contradictions', ...at, '--issue', 'job-guarantee'),
    run('positions', ...at, '--issue', 'job-guarantee', '--json'),
  ])
  t.equal(held.code, 0, held.stderr)
  t.match(held.stdout, /\(job-guarantee\), .+\n +\S.*“.+”/)
  t.equal(contrary.code, 0, contrary.stderr)
  t.match(contrary.stdout, /Protection against dismissal: Parties at the table hold different stances\./)
  const { items } = JSON.parse(listed.stdout.split('\n')[0] ?? '')
  t.ok(items.length > 0)
  t.ok(items.every((item: { issue: { id: string } }) => item.issue.id === 'job-guarantee'))
  t.equal((await run('positions', '--stance', 'maybe')).code === 0, false)
})

t.test('why --party says what one position rests on', async (t) => {
  const at = ['-d', 'port-strike', '--framework', 'september-2025-offer', '--on', '2025-09-11']
  const held = JSON.parse(
    (await run('positions', ...at, '--issue', 'job-guarantee', '--json')).stdout.split('\n')[0] ?? '',
  )
  const asked = await run('why', 'job-guarantee', ...at, '--party', held.items[0].party.id)
  t.equal(asked.code, 0, asked.stderr)
  t.match(
    asked.stdout,
    /\(job-guarantee\), .+: [a-z]+, since 2025-.+\n(?:.+\n)* {2}Why: .+ \(position\.[a-z-]+\)\n +\S.*: “.+”/,
  )
  const none = await run('why', 'job-guarantee', ...at, '--party', 'nobody')
  t.match(none, { code: 1, stdout: '', stderr: 'no party nobody' })
})

t.test('a history prints each step of one side with its words', async (t) => {
  const at = [
    '-d',
    'port-strike',
    '--framework',
    'september-2025-offer',
    '--on',
    '2025-09-11',
    '--issue',
    'job-guarantee',
  ]
  const held = JSON.parse((await run('positions', ...at, '--json')).stdout.split('\n')[0] ?? '')
  const party: string = held.items[0].party.id
  const { code, stdout, stderr } = await run('positions', '--history', ...at, '--party', party)
  t.equal(code, 0, stderr)
  t.match(stdout, /\(job-guarantee\), .+\n {2}2025-09-\S+ – now {2}[a-z]+: first word.*\n +“.+”/)
  t.match((await run('positions', '--history', ...at, '--actor', 'ines-cardoal')).stdout, 'Inês Cardoal on ')
  t.match(await run('positions', '--history', ...at), { code: 2, stderr: '--party or --actor' })
  t.match(await run('positions', '--actor', 'ines-cardoal'), { code: 2, stderr: '--history' })
})

t.test('brief tells what was recorded since yesterday, or said between days, and lists it', async (t) => {
  const recorded = await run('brief', '-d', 'port-strike')
  t.equal(recorded.code, 0, recorded.stderr)
  t.match(recorded.stdout, /By what was recorded until [\s\S]+documents[\s\S]+were\s+recorded,\s+from/)
  t.match(recorded.stdout, /\nPositions\n {2}- /)
  const said = await run('brief', '-d', 'port-strike', '--said', '--from', '2025-09-10', '--to', '2025-09-11', '--json')
  t.match(JSON.parse(said.stdout), { dossier: 'port-strike', by: 'said', to: { day: '2025-09-11' } })
  const quiet = await run('brief', '-d', 'port-strike', '--said', '--from', '2020-01-01', '--to', '2020-01-02')
  t.match(quiet.stdout, 'Nothing changed.')
  const noDay = await run('brief', '-d', 'port-strike', '--from', '2025-02-30')
  t.match(noDay, { code: 2, stdout: '', stderr: /it is "2025-02-30"/ })
  t.match(await run('brief', '-d', 'port-strike', '--from', 'lately'), { code: 2, stderr: /a seq such as 420/ })
})

t.test('what can not be answered is one line and an exit code', async (t) => {
  const [unnamed, unknown] = await Promise.all([run('ingest', ARTICLE), run('why', 'no-such-issue')])
  t.match(unnamed, { code: 2, stderr: /which dossier\? --dossier with one of: gaza-ceasefire, port-strike/ })
  t.match(unknown, { code: 2, stderr: /no dossier has an issue no-such-issue/ })
  const [nowhere, ofWhich] = await Promise.all([run('open', '-d', 'port-strke'), run('demands', '--as-of-seq', '9')])
  t.match(nowhere, { code: 1, stdout: '', stderr: /There is no such dossier/ })
  t.match(ofWhich, { code: 2, stdout: '', stderr: /which dossier\?/ })
})

t.test('a key for one dossier sees no other, and nothing once it is revoked', async (t) => {
  const created = await run('key', 'create', '--label', 'desk', '--scope', 'read', '--dossier', 'port-strike')
  t.equal(created.code, 0, created.stderr)
  const desk = { url: client.url, key: created.stdout.trim() }
  t.equal((await ask(desk, '/v1/dossiers/port-strike')).status, 200)
  t.equal((await ask(desk, '/v1/dossiers/gaza-ceasefire')).status, 404)
  const id = /key (\S+):/.exec(created.stderr)?.[1] ?? ''
  t.match((await run('key', 'list')).stdout, `${id}  desk  read  port-strike`)
  t.equal((await run('key', 'revoke', id)).code, 0)
  t.equal((await ask(desk, '/v1/dossiers/port-strike')).status, 401)
})

t.test('a feed token is printed as the address that it opens, listed without its secret, and revoked', async (t) => {
  const of = ['-d', 'port-strike']
  const made = await run('key', 'feed', 'create', 'events', ...of, '--label', 'wall \u202escreen')
  t.equal(made.code, 0, made.stderr)
  const address = made.stdout.trim()
  t.match(address, /^http:\/\/127\.0\.0\.1:\d+\/v1\/dossiers\/port-strike\/events\?token=onf_\w+$/)
  t.equal((await fetch(address)).status, 200, 'no header is needed')
  const id = /token (\S+):/.exec(made.stderr)?.[1] ?? ''
  const listed = await run('key', 'feed', 'list', ...of)
  t.match(listed.stdout, new RegExp(`${id}  events  active .* wall \ufffdscreen`))
  t.notMatch(listed.stdout, 'onf_')
  t.equal((await run('key', 'feed', 'revoke', id, ...of)).code, 0)
  t.equal((await fetch(address)).status, 401)
  t.match(await run('key', 'feed', 'revoke', id, ...of), { code: 1, stderr: /no such feed token/ })
  t.match(await run('key', 'feed', 'create', 'everything', ...of), { code: 2 })
})
