import { connect } from 'node:net'
import { openDatabase } from '@onrecord/database'
import { freshDatabase, waitFor } from '@onrecord/testing'
import t from 'tap'
import { defaults, start } from '../src/index.ts'

const SETTINGS = {
  host: '127.0.0.1',
  port: 0,
  allowedHosts: ['desk.example'],
  projector: true,
  secretsKey: null,
  allowLoopback: false,
  feedsAllowLoopback: false,
  logLevel: 'silent',
  serving: defaults.serving,
}

t.test('a started server listens on a free port, answers to its own names alone, and stops', async (t) => {
  const { database } = await freshDatabase(t)
  const running = await start({ ...SETTINGS, databaseUrl: database.url }, { database })
  t.match(running.url, /^http:\/\/127\.0\.0\.1:\d+$/)
  const health = await fetch(`${running.url}/health`)
  t.same(await health.json(), { status: 'ok' })
  t.equal((await fetch(`${running.url}/ready`)).status, 200)
  t.match(await exchange(running.url, 'GET /health HTTP/1.1\r\nHost: attacker.example\r\n\r\n'), /^HTTP\/1\.1 421 /)
  t.match(await exchange(running.url, 'GET /health HTTP/1.1\r\nHost: desk.example:80\r\n\r\n'), /^HTTP\/1\.1 200 /)
  await running.stop()
  await t.rejects(fetch(`${running.url}/health`))
  t.equal((await database.pool.query('select 1')).rowCount, 1, 'a database that was handed in stays open')
})

t.test('what is no HTTP is answered with a problem', async (t) => {
  const { database } = await freshDatabase(t)
  const running = await start({ ...SETTINGS, databaseUrl: database.url }, { database })
  t.teardown(() => running.stop())
  const broken = await exchange(running.url, 'NONSENSE\r\n\r\n')
  t.match(broken, /^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*invalid-request/)
  const flood = Array.from({ length: 2000 }, (_, nth) => `x-${nth}: ${'a'.repeat(20)}`).join('\r\n')
  t.match(await exchange(running.url, `GET / HTTP/1.1\r\nHost: localhost\r\n${flood}\r\n\r\n`), /^HTTP\/1\.1 431 /)
})

t.test('where the database is away the answer is 503 with Retry-After, and a later one is right again', async (t) => {
  const { database, ownerUrl } = await freshDatabase(t)
  const running = await start({ ...SETTINGS, databaseUrl: database.url }, { database })
  t.teardown(() => running.stop())
  const dead = await start({ ...SETTINGS, projector: false, databaseUrl: 'postgres://127.0.0.1:1/none' })
  t.teardown(() => dead.stop())
  const away = await fetch(`${dead.url}/ready`)
  t.equal(away.status, 503)
  t.equal(away.headers.get('retry-after'), '2')
  t.match(await away.json(), { code: 'unavailable' })
  const owner = openDatabase({ url: ownerUrl, name: 'owner', role: null, poolSize: 1 })
  await owner.pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  )
  await owner.close()
  const back = async () => ((await fetch(`${running.url}/ready`)).status === 200 ? true : undefined)
  t.ok(await waitFor(back, { what: 'the server to answer again' }))
})

/** Sends bytes as they are and returns what comes back until the server hangs up, or a whole head has come. */
async function exchange(url: string, bytes: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.end(bytes)
  let answer = ''
  for await (const chunk of socket) answer += String(chunk)
  return answer
}
