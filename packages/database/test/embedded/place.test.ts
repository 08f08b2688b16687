import { execFile } from 'node:child_process'
import { chmod, mkdir, realpath, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import t from 'tap'
import { serverAccount } from '../../src/embedded/account.ts'
import { findBinaries, program } from '../../src/embedded/binaries.ts'
import { copyBinaries } from '../../src/embedded/private-folder.ts'
import { startEmbedded } from '../../src/index.ts'
import { ask } from '../fixtures/ask.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const isRoot = process.getuid?.() === 0
const onlyRoot = isRoot ? {} : { skip: 'only root hands the server to another account' }

t.test('data lies under the folder, closed to others, and knows letters beyond ASCII', async (t) => {
  const folder = await temporaryFolder(t)
  const server = await startEmbedded({ folder, durable: false })
  t.teardown(() => server.stop())
  t.equal(server.dataFolder, path.join(await realpath(folder), 'postgres', 'data'))
  t.equal((await stat(server.dataFolder)).mode & 0o777, 0o700)
  t.equal((await stat(path.join(server.dataFolder, '..', 'password'))).mode & 0o777, 0o600)
  t.equal(await ask(server.url, `select upper('żółć')`), 'ŻÓŁĆ')
  t.equal(await ask(server.url, `select current_setting('server_encoding')`), 'UTF8')
  t.match(server.version, /^18\.\d+$/)
})

t.test('a wrong password is refused', async (t) => {
  const folder = await temporaryFolder(t)
  const server = await startEmbedded({ folder, durable: false })
  t.teardown(() => server.stop())
  const url = new URL(server.url)
  url.password = 'guess'
  await t.rejects(ask(url.href), { code: '28P01' })
})

t.test(
  'in a folder that only root may enter, the data lies where the account of the server can',
  onlyRoot,
  async (t) => {
    const folder = await temporaryFolder(t, { mode: 0o700 })
    const server = await startEmbedded({ folder, durable: false })
    t.equal(await ask(server.url), 1)
    const account = await serverAccount()
    const data = await stat(server.dataFolder)
    t.equal(data.uid, account?.uid)
    t.equal(data.mode & 0o777, 0o700)
    t.notOk(server.dataFolder.startsWith(folder))
    t.equal(await realpath(path.join(folder, 'postgres', 'data')), server.dataFolder)
    const again = await startEmbedded({ folder, durable: false })
    t.equal(again.url, server.url)
    await server.stop()
    await again.stop()

    await rm(path.dirname(server.dataFolder), { recursive: true })
    const anew = await startEmbedded({ folder, durable: false })
    t.equal(await ask(anew.url), 1, 'where that place was cleaned away, there is a new one')
    await anew.stop()
  },
)

t.test('two clones at the same path, one after the other, share no data', onlyRoot, async (t) => {
  const home = await temporaryFolder(t, { mode: 0o700 })
  const folder = path.join(home, 'clone')
  const places: string[] = []
  for (const _clone of [1, 2]) {
    await mkdir(folder)
    const server = await startEmbedded({ folder, durable: false })
    await ask(server.url, 'create table mine ()')
    await server.stop()
    places.push(path.dirname(server.dataFolder))
    await rm(folder, { recursive: true })
  }
  t.not(places[0], places[1])
  for (const place of places) await rm(place, { recursive: true })
})

t.test('binaries out of reach are copied once and run from there', onlyRoot, async (t) => {
  const folder = await temporaryFolder(t)
  const binaries = await findBinaries()
  const [one, two] = await Promise.all([copyBinaries(folder, binaries), copyBinaries(folder, binaries)])
  t.equal(one, two)
  await chmod(folder, 0o711)
  const { stdout } = await promisify(execFile)(program(one, 'postgres'), ['--version'], {
    cwd: '/',
    ...(await serverAccount()),
  })
  t.match(stdout, /PostgreSQL\) 18/)
})

t.test('a platform without binaries is told to set DATABASE_URL', async (t) => {
  const unknown = findBinaries({ platform: 'sunos', arch: 'sparc' })
  await t.rejects(unknown, { message: /sunos-sparc.*DATABASE_URL/ })
})
