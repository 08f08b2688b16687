import { kill } from 'node:process'
import { freshDatabase } from '@onrecord/testing'
import t from 'tap'
import { openDatabase } from '../src/index.ts'

t.test('a server that stands still fails the query that waits for it, and no later one', async (t) => {
  const { url } = await freshDatabase(t)
  const database = openDatabase({ url, name: 'waiting', poolSize: 1, limitMs: 100 })
  t.teardown(() => database.close())
  const { rows } = await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  const [{ pid } = { pid: 0 }] = rows
  kill(pid, 'SIGSTOP')
  t.teardown(() => kill(pid, 'SIGCONT'))
  await t.rejects(database.pool.query('select 1'), { code: 'ETIMEDOUT', message: /has said nothing for 5100 ms/ })
  const { rows: later } = await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  t.not(later[0]?.pid, pid, 'on a connection of its own')
})

t.test('a statement that is over its limit is ended by the server, before anybody takes it for silent', async (t) => {
  const { url } = await freshDatabase(t)
  const database = openDatabase({ url, name: 'limited', poolSize: 1, limitMs: 100 })
  t.teardown(() => database.close())
  await t.rejects(database.pool.query('select pg_sleep(60)'), { code: '57014' })
})
