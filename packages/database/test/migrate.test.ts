import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freshDatabase, type TestScope } from '@onrecord/testing'
import t from 'tap'
import { migrate, startEmbedded } from '../src/index.ts'
import { ask } from './fixtures/ask.ts'
import { temporaryFolder } from './fixtures/temporary-folder.ts'

/** A folder of migrations that begins after what the template has. */
async function folderOf(t: TestScope, files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'migrations-'))
  t.teardown(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text)
  return folder
}

t.test('a migrated database needs nothing more', async (t) => {
  const { ownerUrl } = await freshDatabase(t)
  t.strictSame(await migrate({ url: ownerUrl }), { applied: [] })
})

t.test('an empty database gets every file, in order, even from several at once', async (t) => {
  const { ownerUrl } = await freshDatabase(t)
  await ask(ownerUrl, 'drop table kysely_migration, kysely_migration_lock')
  const folder = await folderOf(t, {
    '0002_second.sql': 'insert into first values (2); insert into first values (3);',
    '0001_first.sql': 'create table first (id int); insert into first values (1);',
    'schema.sql': 'this is no migration',
  })
  const runs = await Promise.all([1, 2, 3].map(() => migrate({ url: ownerUrl, folder })))
  t.strictSame(
    runs.flatMap(({ applied }) => applied),
    ['0001_first', '0002_second'],
  )
  t.equal(await ask(ownerUrl, 'select sum(id)::int from first'), 6)
})

t.test('a broken file is named and leaves nothing behind', async (t) => {
  const { ownerUrl } = await freshDatabase(t)
  await ask(ownerUrl, 'drop table kysely_migration, kysely_migration_lock')
  const folder = await folderOf(t, {
    '0001_first.sql': 'create table first (id int);',
    '0002_broken.sql': 'create table second (id int); insert into nowhere values (1);',
  })
  await t.rejects(migrate({ url: ownerUrl, folder }), {
    message: /0002_broken\.sql failed: relation "nowhere" does not exist/,
    cause: { code: '42P01' },
  })
  t.equal(await ask(ownerUrl, `select to_regclass('first') is null and to_regclass('second') is null`), true)
})

t.test('several databases of a new server are migrated at once, although they share the role', async (t) => {
  const server = await startEmbedded({ folder: await temporaryFolder(t), durable: false })
  t.teardown(() => server.stop())
  const urls: string[] = []
  for (const name of ['a', 'b', 'c', 'd']) {
    await ask(server.url, `create database ${name}`)
    urls.push(server.url.replace(/postgres$/, name))
  }
  const runs = await Promise.all(urls.map((url) => migrate({ url })))
  t.ok(runs.every(({ applied }) => applied[0] === '0001_roles'))
  t.equal(await ask(server.url, `select count(*)::int from pg_roles where rolname = 'onrecord_service'`), 1)
})

t.test('an owner without other rights can migrate and hand its service the role', async (t) => {
  const server = await startEmbedded({ folder: await temporaryFolder(t), durable: false })
  t.teardown(() => server.stop())
  await ask(server.url, `create role owner login createrole password 'secret'`)
  await ask(server.url, 'create database owned owner owner')
  const url = new URL(server.url)
  Object.assign(url, { username: 'owner', password: 'secret', pathname: '/owned' })
  await migrate({ url: url.href })
  t.equal(await ask(url.href, `select set_config('role', 'onrecord_service', false)`), 'onrecord_service')
})
