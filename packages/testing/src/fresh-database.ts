import { randomBytes } from 'node:crypto'
import { type OnrecordDatabase, openDatabase } from '@onrecord/database'
import type { Test } from 'tap'
import { administer, withDatabase } from './administer.ts'
import { testServer } from './test-server.ts'

/** What freshDatabase needs of a tap test. */
export type TestScope = Pick<Test, 'teardown'>

/**
 * A migrated, empty database of the test's own, dropped at teardown together with whoever is still connected.
 * `database` acts as the service role; `ownerUrl` is for what only the owner may do.
 */
export async function freshDatabase(
  t: TestScope,
): Promise<{ url: string; ownerUrl: string; database: OnrecordDatabase }> {
  const server = await testServer()
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  // Copying the files takes 30 ms where the data need not survive a crash, the default way 60.
  const create = `create database ${name} template ${server.template} strategy file_copy`
  await administer(server.url, (client) => client.query(create))
  const url = withDatabase(server.url, name)
  const database = openDatabase({ url, name })
  t.teardown(async () => {
    await database.close()
    await administer(server.url, (client) => client.query(`drop database ${name} with (force)`))
  })
  return { url, ownerUrl: url, database }
}
