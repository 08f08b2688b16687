import { stat } from 'node:fs/promises'
import path from 'node:path'
import t from 'tap'
import { startEmbedded } from '../../src/index.ts'
import { ask } from '../fixtures/ask.ts'
import { startHolder } from '../fixtures/start-holder.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const gone = { code: 'ECONNREFUSED' }

t.test('two who start at once on a cold folder get one server, and the last to leave stops it', async (t) => {
  const folder = await temporaryFolder(t)
  const [one, two] = await Promise.all([
    startEmbedded({ folder, durable: false }),
    startEmbedded({ folder, durable: false }),
  ])
  t.equal(one.url, two.url)
  await one.stop()
  t.equal(await ask(two.url), 1, 'it still runs for the other')
  await two.stop()
  await t.rejects(ask(two.url), gone)
})

t.test('of several who leave at once one stops the server', async (t) => {
  const folder = await temporaryFolder(t)
  const first = await startEmbedded({ folder, durable: false })
  const others = await Promise.all([1, 2, 3].map(() => startEmbedded({ folder, durable: false })))
  await Promise.all([first, ...others].map((server) => server.stop()))
  await t.rejects(ask(first.url), gone)
  await t.rejects(stat(path.join(first.dataFolder, 'postmaster.pid')), { code: 'ENOENT' })
})

t.test('one who comes while the last is leaving gets a running server', async (t) => {
  const folder = await temporaryFolder(t)
  const first = await startEmbedded({ folder, durable: false })
  const leaving = first.stop()
  const second = await startEmbedded({ folder, durable: false })
  await leaving
  t.equal(await ask(second.url), 1)
  await second.stop()
})

t.test('processes share a server, whoever of them started it', async (t) => {
  const folder = await temporaryFolder(t)
  const other = await startHolder(t, folder)
  const server = await startEmbedded({ folder, durable: false })
  t.equal(server.url, other.url)
  await other.leave()
  t.equal(await ask(server.url), 1)
  await server.stop()
  await t.rejects(ask(server.url), gone)
})

t.test('what was stored is there at the next start', async (t) => {
  const folder = await temporaryFolder(t)
  const first = await startEmbedded({ folder })
  await ask(first.url, 'create table kept as select 7 as value')
  await first.stop()
  const second = await startEmbedded({ folder })
  t.equal(await ask(second.url, 'select value from kept'), 7)
  await second.stop()
})
