import { openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { issueKey, revokeKey } from '../src/index.ts'
import { openKnownKeys } from '../src/keys/known-keys.ts'
import { freshApi } from './fresh-api.ts'

/** Trust that does not run out within a test, so that what ends it is something else. */
const LONG = { trustMs: 3_600_000 }

t.test('a revoked key is refused by the very next request of the process that revoked it', async (t) => {
  const { call, log } = await freshApi(t, { settings: LONG })
  const { token, key } = await issueKey(log, { label: 'desk', scopes: ['read'] })
  t.equal((await call('GET', '/v1/dossiers', { key: token })).status, 200)
  await revokeKey(log, key.keyId)
  t.equal((await call('GET', '/v1/dossiers', { key: token })).status, 401)
})

t.test('another process hears of a revocation', async (t) => {
  const { log, url } = await freshApi(t)
  const database = openDatabase({ url, name: 'other', poolSize: 3 })
  const other = openEventLog({ database, registry: eventRegistry })
  const keys = openKnownKeys(other, LONG)
  t.teardown(async () => {
    keys.close()
    await closeEventLog(other)
    await database.close()
  })
  const heard = new Set<string | undefined>()
  t.teardown(other.announcements.listen((dossier) => heard.add(dossier)))
  const isListening = async () => {
    log.announce('anything')
    return heard.has('anything') ? true : undefined
  }
  await waitFor(isListening, { what: 'the other process to listen' })
  const { token, key } = await issueKey(log, { label: 'desk', scopes: ['read'] })
  t.equal((await keys.find(token))?.keyId, key.keyId)
  await revokeKey(log, key.keyId)
  const refused = async () => ((await keys.find(token)) === undefined ? true : undefined)
  t.ok(await waitFor(refused, { what: 'the key to be refused' }))
})

t.test('where no announcement comes, trust ends with its time; an expired key ends with its own', async (t) => {
  const { log, database } = await freshApi(t)
  let now = Date.parse('2025-03-03T10:00:00.000Z')
  const deaf = { db: log.db, announcements: { ...log.announcements, listen: () => () => undefined } }
  const keys = openKnownKeys(deaf, { trustMs: 1000, clock: () => now })
  const { token, key } = await issueKey(log, { label: 'desk', scopes: ['read'] })
  t.equal((await keys.find(token))?.keyId, key.keyId)
  await database.pool.query('update api_key set revoked_at = now() where key_id = $1', [key.keyId])
  now += 999
  t.equal((await keys.find(token))?.keyId, key.keyId)
  now += 1
  t.equal(await keys.find(token), undefined)

  const expiresAt = new Date(now + 500)
  const brief = await issueKey(log, { label: 'brief', scopes: ['read'], expiresAt })
  t.equal((await keys.find(brief.token))?.keyId, brief.key.keyId)
  now += 500
  t.equal(await keys.find(brief.token), undefined, 'before its second of trust is over')
})

t.test('a look-up that began before a change is not trusted after it', async (t) => {
  const { log } = await freshApi(t)
  let announce: (dossier: string | undefined) => void = () => undefined
  const announcements = {
    ...log.announcements,
    listen: (listener: typeof announce) => {
      announce = listener
      return () => undefined
    },
  }
  const keys = openKnownKeys({ db: log.db, announcements }, LONG)
  const { token, key } = await issueKey(log, { label: 'desk', scopes: ['read'] })
  const began = keys.find(token)
  announce('_system')
  t.equal((await began)?.keyId, key.keyId)
  await revokeKey(log, key.keyId)
  t.equal(await keys.find(token), undefined)
  t.equal(keys.wasGood(token), false)
})
