import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { preparePlace } from '../../src/embedded/place.ts'
import { findPostmaster, freePort, spawnPostmaster } from '../../src/embedded/postmaster.ts'
import { openDatabase, startEmbedded } from '../../src/index.ts'
import { ask } from '../fixtures/ask.ts'
import { startHolder } from '../fixtures/start-holder.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

async function postmasterPid(dataFolder: string): Promise<number> {
  return Number((await readFile(path.join(dataFolder, 'postmaster.pid'), 'utf8')).split('\n')[0])
}

t.test('the server of a killed process is taken over, and stopped by who took it', async (t) => {
  const folder = await temporaryFolder(t)
  const killed = await startHolder(t, folder)
  await ask(killed.url, 'create table kept as select 7 as value')
  await killed.kill()
  t.equal(await ask(killed.url), 1, 'it outlives its owner')
  const server = await startEmbedded({ folder, durable: false })
  t.equal(server.url, killed.url)
  t.equal(await ask(server.url, 'select value from kept'), 7)
  await server.stop()
  await t.rejects(ask(server.url), { code: 'ECONNREFUSED' })
})

t.test('a server that is killed under load comes back on its port with what was committed', async (t) => {
  const folder = await temporaryFolder(t)
  const holder = await startHolder(t, folder)
  const server = await startEmbedded({ folder, durable: false })
  t.teardown(() => server.stop())
  const { pool, close } = openDatabase({ url: server.url, name: 'load', role: null })
  t.teardown(close)
  await pool.query('create table counted (id int)')
  const load = new AbortController()
  let committed = 0
  const loaders = [1, 2, 3, 4].map(async () => {
    while (!load.signal.aborted) {
      await pool.query('insert into counted values (1)').then(
        () => (committed += 1),
        () => undefined,
      )
    }
  })
  await waitFor(async () => (committed > 100 ? true : undefined), { what: 'some load' })
  const killed = await postmasterPid(server.dataFolder)
  process.kill(killed, 'SIGKILL')
  // On a busy machine the killed server's sessions commit hundreds more before they notice. Its successor writes its
  // number only when the last of them has ended.
  await waitFor(async () => ((await postmasterPid(server.dataFolder)) !== killed ? true : undefined), {
    what: 'a new server',
  })
  const before = committed
  await waitFor(async () => (committed > before + 100 ? true : undefined), { what: 'load after the crash' })
  load.abort()
  await Promise.all(loaders)
  t.ok(Number(await ask(server.url, 'select count(*)::int from counted')) >= committed, 'nothing committed is lost')
  await holder.leave()
})

t.test('a server that is killed again and again is started again', async (t) => {
  const folder = await temporaryFolder(t)
  const server = await startEmbedded({ folder, durable: false })
  t.teardown(() => server.stop())
  for (const round of [1, 2, 3]) {
    const killed = await postmasterPid(server.dataFolder)
    process.kill(killed, 'SIGKILL')
    await waitFor(async () => ((await postmasterPid(server.dataFolder)) !== killed ? true : undefined), {
      what: `a new server, ${round}`,
    })
    t.equal(await waitFor(() => ask(server.url), { what: `an answer, ${round}` }), 1)
  }
})

t.test('a postmaster.pid of a dead process or of another program is no obstacle', async (t) => {
  const folder = await temporaryFolder(t)
  const first = await startEmbedded({ folder, durable: false })
  const pidFile = path.join(first.dataFolder, 'postmaster.pid')
  const text = await readFile(pidFile, 'utf8')
  await first.stop()
  const dead = 4_194_304 // Linux numbers processes below 2^22.
  for (const pid of [dead, process.pid]) {
    await writeFile(pidFile, text.replace(/^\d+/, String(pid)))
    const server = await startEmbedded({ folder, durable: false })
    t.equal(await ask(server.url), 1)
    await server.stop()
  }
})

t.test('a holder whose server came back on another port gets it back on its own', async (t) => {
  const folder = await temporaryFolder(t)
  const server = await startEmbedded({ folder, durable: false })
  t.teardown(() => server.stop())
  const pidFile = path.join(server.dataFolder, 'postmaster.pid')
  const place = await preparePlace({ folder, durable: false })
  process.kill(await postmasterPid(server.dataFolder), 'SIGKILL')
  // Whoever is first here, the url stays good: we start one elsewhere and hold nothing of it.
  await spawnPostmaster(place, { port: await freePort(), durable: false })
  t.equal(await waitFor(() => ask(server.url), { what: 'an answer on the old port' }), 1)
  t.equal((await readFile(pidFile, 'utf8')).split('\n')[3], new URL(server.url).port)
})

t.test('who stops while the server is coming back leaves none behind', async (t) => {
  const folder = await temporaryFolder(t)
  const server = await startEmbedded({ folder, durable: false })
  const place = await preparePlace({ folder, durable: false })
  const killed = await postmasterPid(server.dataFolder)
  process.kill(killed, 'SIGKILL')
  await waitFor(async () => ((await postmasterPid(server.dataFolder)) !== killed ? true : undefined), {
    what: 'a new server to begin',
  })
  await server.stop()
  t.equal(await findPostmaster(place), undefined)
})
