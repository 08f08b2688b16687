import { freshDatabase } from '@onrecord/testing'
import t from 'tap'
import { inspectDatabase } from '../src/index.ts'
import { ask } from './fixtures/ask.ts'

t.test('a migrated database lacks nothing, and what it lacks is named', async (t) => {
  const { ownerUrl } = await freshDatabase(t)
  t.match(await inspectDatabase(ownerUrl), { version: /^\d\d/, isMember: true, missing: [], unknown: [] })
  await ask(ownerUrl, "delete from kysely_migration where name like '0001%'")
  await ask(ownerUrl, "insert into kysely_migration (name, timestamp) values ('9999_later', '')")
  const { missing, unknown } = await inspectDatabase(ownerUrl)
  t.equal(missing?.length, 1)
  t.match(missing?.[0], /^0001_/)
  t.strictSame(unknown, ['9999_later'])
})

t.test('an empty database lacks every migration, and none answers on a closed port', async (t) => {
  const { ownerUrl } = await freshDatabase(t)
  await ask(ownerUrl, 'drop table kysely_migration')
  t.ok(((await inspectDatabase(ownerUrl)).missing?.length ?? 0) > 5)
  await t.rejects(inspectDatabase('postgres://nobody@127.0.0.1:1/none'))
})
