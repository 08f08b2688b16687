import { readdir, readFile } from 'node:fs/promises'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { listDossiers } from '../src/dossiers.ts'
import { readSamples } from '../src/samples.ts'
import { ask } from './fixture/api.ts'
import { onrecord, startUp, type Up } from './fixture/command.ts'
import { findPostmaster, freshHome, isAlive } from './fixture/home.ts'

const home = await freshHome(t)

/** The lines of the sticking points. */
const table = (lines: readonly string[]): string[] => lines.filter((line) => line.startsWith('  '))
const printed = (text: string): string[] => text.trimEnd().split('\n')

/** Processes with this home in their environment; undefined where the system has no /proc. */
async function processesOf(folder: string): Promise<number[] | undefined> {
  const entries = await readdir('/proc').catch(() => undefined)
  const pids = entries?.map(Number).filter((pid) => pid > 0 && pid !== process.pid)
  if (pids === undefined) return undefined
  const environments = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '')))
  return pids.filter((_, nth) => environments[nth]?.includes(`ONRECORD_HOME=${folder}`))
}

async function isQuiet(): Promise<true | undefined> {
  return (await processesOf(home))?.length === 0 || undefined
}

async function dossiersOf({ client }: Up): Promise<string[]> {
  return (await listDossiers(client)).map(({ id }) => id)
}

let first: string[] = []

t.test('the demo loads the samples, prints what is open on one screen, and ends', async (t) => {
  const { code, stdout, stderr } = await onrecord(t, ['demo'], { home })
  t.equal(code, 0, stderr)
  t.equal(stderr, '')
  first = printed(stdout)
  t.ok(first.length <= 25, `${first.length} lines`)
  t.match(first[0], /^Onrecord on Node \S+ and PostgreSQL \d+\.\d+; data under /)
  t.match(first[1], /2 dossiers, \d+ dispatches, composed for this demo, not news/)
  const issues = (await readSamples()).flatMap(({ configuration }) => configuration.issues)
  const named = issues.filter(({ id, label }) => stdout.includes(`  ${label} (${id}): open`))
  t.ok(named.length >= 2, named.map(({ label }) => label).join(', '))
  t.match(stdout, /open, (contested|narrowing|aligned|one-sided), since \d{4}-\d{2}-\d{2}/)
  t.notOk(await findPostmaster(home), 'its server is stopped')
})

t.test('the second demo finds the samples there and prints the same table', async (t) => {
  const { code, stdout, stderr } = await onrecord(t, ['demo'], { home })
  t.equal(code, 0, stderr)
  t.notMatch(stdout, 'Loaded the sample')
  const again = table(printed(stdout))
  t.same(again.slice(0, 5), table(first).slice(0, 5))
})

t.test('two at once on a new folder share its server, and the end of one leaves the other working', async (t) => {
  const home = await freshHome(t)
  const [one, other] = await Promise.all([startUp(t, { home }), startUp(t, { home })])
  t.not(one.client.url, other.client.url, 'each has a port of its own')
  t.ok(one.lines.length <= 25)
  t.match(one.lines.join('\n'), /why ISSUE.*ingest FILE.*replay.*webhooks.*Ctrl-C/s)
  t.same(await dossiersOf(one), ['gaza-ceasefire', 'port-strike'])
  t.equal(await one.end('SIGINT'), 0)
  t.same(await dossiersOf(other), ['gaza-ceasefire', 'port-strike'])
  t.equal((await ask(other.client, '/v1/dossiers/port-strike/documents')).status, 200)
  t.equal(await other.end('SIGINT'), 0)
  t.notOk(await findPostmaster(home), 'the last one stops the server')
})

t.test('what a killed run leaves behind is taken up by the next, whose Ctrl-C leaves nothing running', async (t) => {
  const killed = await startUp(t, { home })
  const before = await findPostmaster(home)
  await killed.end('SIGKILL')
  t.ok(before && isAlive(before.pid), 'the server outlives the command')
  const next = await startUp(t, { home })
  t.equal((await findPostmaster(home))?.pid, before?.pid, 'the same server is attached to')
  t.same(await dossiersOf(next), ['gaza-ceasefire', 'port-strike'])
  const { code, stdout, stderr } = await onrecord(t, ['open', '--dossier', 'port-strike', '--phase', '2'], { home })
  t.equal(code, 0, stderr)
  t.match(stdout, 'Twelve-hour rosters')
  t.equal(await next.end('SIGINT'), 0)
  t.notOk(await findPostmaster(home))
  if ((await processesOf(home)) !== undefined) await waitFor(isQuiet, { what: 'every process of this folder to end' })
  const gone = await onrecord(t, ['open'], { home })
  t.equal(gone.code, 3)
  t.match(gone.stderr, 'no Onrecord is running here')
})
