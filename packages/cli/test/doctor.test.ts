import { randomBytes } from 'node:crypto'
import t from 'tap'
import type { Check } from '../src/doctor/check.ts'
import { checkEnvironment } from '../src/doctor/environment.ts'
import { checkNode } from '../src/doctor/machine.ts'
import { onrecord } from './fixture/command.ts'
import { freshSystem } from './fixture/system.ts'

const { client, home, env } = await freshSystem(t)
const reached = { ...env, ONRECORD_URL: client.url }

async function doctor(
  changed: Record<string, string> = {},
): Promise<{ code: number | null; checks: Map<string, Check> }> {
  const { code, stdout } = await onrecord(t, ['doctor', '--json'], { home, env: { ...reached, ...changed } })
  const checks = stdout
    .trimEnd()
    .split('\n')
    .map((line): [string, Check] => {
      const check: Check = JSON.parse(line)
      return [check.name, check]
    })
  return { code, checks: new Map(checks) }
}

t.test('nothing fails where all is well', async (t) => {
  const { code, checks } = await doctor()
  t.equal(code, 0)
  for (const name of ['settings', 'node', 'database', 'rights', 'migrations', 'secrets key', 'api', 'clock', 'key']) {
    t.equal(checks.get(name)?.state, 'ok', name)
  }
})

t.test('what fails is named with what to do, and the command ends with 1', async (t) => {
  const ill = {
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    REDIS_URL: 'redis://127.0.0.1:1',
    ONRECORD_URL: 'http://127.0.0.1:1',
  }
  const { code, checks } = await doctor(ill)
  t.equal(code, 1)
  for (const name of ['database', 'redis', 'api']) t.match(checks.get(name), { state: 'fail', todo: /.+/ }, name)
})

t.test('a setting that a service could not read is found before it is started', async (t) => {
  const { code, checks } = await doctor({ API_RATE_READ: 'plenty' })
  t.equal(code, 1)
  t.match(checks.get('services'), { state: 'fail', says: /API_RATE_READ/ })
})

t.test('another secrets key, and a key that the api does not know, are found', async (t) => {
  const { code, checks } = await doctor({
    ONRECORD_SECRETS_KEY: randomBytes(32).toString('base64'),
    ONRECORD_API_KEY: 'onr_none',
  })
  t.equal(code, 1)
  t.match(checks.get('secrets key'), { state: 'fail', says: /another one/ })
  t.match(checks.get('key'), { state: 'fail', says: /does not know/ })
})

t.test('misspelt settings are told by their names, never by their values', async (t) => {
  const checks = checkEnvironment({ DATABSE_URL: 's3cret', WEBHOOK_KEYS: 's3cret', EDITOR: 'vi' })
  t.match(checks.slice(1), [
    { state: 'warn', todo: /DATABASE_URL/ },
    { state: 'warn', says: /WEBHOOK_KEYS/ },
  ])
  t.equal(checks.length, 3)
  t.notMatch(JSON.stringify([...checks, ...checkEnvironment({ API_PORT: 's3cret' })]), 's3cret')
  t.equal(checkEnvironment({ API_PORT: 'many' })[0]?.state, 'fail')
})

t.test('a Node that does not run TypeScript is too old', async (t) => {
  t.equal(checkNode('22.4.0').state, 'fail')
  t.equal(checkNode('24.12.0').state, 'ok')
  t.equal(checkNode('26.0.0').state, 'ok')
})

t.test('projections are listed, and rebuilt to the same', async (t) => {
  const run = (...args: string[]) => onrecord(t, args, { home, env: reached })
  await fetch(`${client.url}/v1/dossiers`, {
    method: 'POST',
    headers: { authorization: `Bearer ${client.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'harbour', title: 'Harbour talks' }),
  })
  await fetch(`${client.url}/v1/dossiers/harbour/claims?minSeq=2`, {
    headers: { authorization: `Bearer ${client.key}` },
  })
  const { code, stderr } = await run('projections', 'rebuild', 'all', '-d', 'harbour')
  t.equal(code, 0, stderr)
  const { stdout } = await run('projections', '-d', 'harbour', '--json')
  const builds = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  t.ok(builds.length >= 8)
  t.ok(builds.every(({ lag, build, nextBuild }) => lag === 0 && build === 2 && nextBuild === null))
  t.match(await run('replay', '-d', 'harbour'), { code: 0 })
  t.match(await run('projections', 'rebuild', 'everything'), { code: 2, stderr: /sticking-points/ })
  t.match(await run('projections', 'list', '-d', 'no-such'), { code: 1 })
})
