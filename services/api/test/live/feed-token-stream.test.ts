import { waitFor } from '@onrecord/testing'
import { EventSource } from 'eventsource'
import t from 'tap'
import { issueKey, revokeKey } from '../../src/index.ts'
import { liveApi } from './reading.ts'

t.test('a stream that a feed token opened outlasts changes of other keys, and ends with its own', async (t) => {
  const { call, keyFor, log, tick, url } = await liveApi(t)
  const { token, key } = await issueKey(log, { label: 'desk', scopes: ['read'] })
  const made = await call('POST', '/v1/dossiers/port/feed-tokens', { key: token, body: { route: 'events' } })
  const source = new EventSource(`${url}${made.body.path}`)
  t.teardown(() => source.close())
  const ids: string[] = []
  const errors: (number | undefined)[] = []
  source.addEventListener('IssueClosed', ({ lastEventId }) => ids.push(lastEventId))
  source.addEventListener('error', ({ code }) => errors.push(code))
  const told = (count: number) => waitFor(async () => (ids.length >= count ? true : undefined), { what: 'an event' })
  await tick(1)
  await told(1)
  // Every key event has running streams admitted anew.
  await keyFor(['read'])
  await tick(1)
  await told(2)
  t.same(errors, [])
  await revokeKey(log, key.keyId)
  await waitFor(async () => (errors.includes(401) ? true : undefined), { what: 'the end of the stream' })
  t.equal(source.readyState, source.CLOSED)
})
