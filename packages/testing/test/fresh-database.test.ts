import t from 'tap'
import { administer } from '../src/administer.ts'
import { freshDatabase, waitFor } from '../src/index.ts'

t.test('a fresh database is migrated, empty and of one test alone', async (t) => {
  const [one, two] = await Promise.all([freshDatabase(t), freshDatabase(t)])
  await administer(one.ownerUrl, (client) => client.query('create table mine ()'))
  const found = `select to_regclass('mine') is not null as mine, to_regclass('kysely_migration') is not null as migrated`
  t.strictSame((await one.database.pool.query(found)).rows, [{ mine: true, migrated: true }])
  t.strictSame((await two.database.pool.query(found)).rows, [{ mine: false, migrated: true }])
})

t.test('it is dropped at teardown although someone is still connected', async (t) => {
  let url = ''
  await t.test('the test that has it', async (t) => {
    url = (await freshDatabase(t)).url
  })
  await t.rejects(
    administer(url, async () => undefined),
    { code: '3D000' },
  )
})

t.test('waiting ends with what the condition gives', async (t) => {
  let asked = 0
  t.equal(await waitFor(async () => (++asked === 3 ? 'third' : undefined), { what: 'the third time' }), 'third')
})

t.test('waiting in vain says for what, and why the last time failed', async (t) => {
  const failing = () => Promise.reject(new Error('not yet'))
  await t.rejects(waitFor(failing, { what: 'a miracle', timeoutMs: 30 }), {
    message: /a miracle/,
    cause: { message: 'not yet' },
  })
})
