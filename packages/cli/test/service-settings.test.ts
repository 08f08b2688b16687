import t from 'tap'
import { EXIT } from '../src/failure.ts'
import { readServiceSettings } from '../src/service-settings.ts'
import { onrecord } from './fixture/command.ts'
import { freshHome } from './fixture/home.ts'
import { freshSystem } from './fixture/system.ts'

t.test('what is set for a service counts where one process runs them all', async (t) => {
  const origin = 'https://desk.example'
  const { client } = await freshSystem(t, { API_RATE_READ: '77', API_CORS_ORIGINS: origin })
  const headers = { authorization: `Bearer ${client.key}`, origin }
  const answer = await fetch(`${client.url}/v1/dossiers`, { headers })
  t.equal(answer.status, 200)
  t.match(answer.headers.get('ratelimit-policy'), /"read";q=77;/)
  t.equal(answer.headers.get('access-control-allow-origin'), origin)
})

t.test('each service reads its own settings', async (t) => {
  const environment = { INGEST_THREADS: '3', WEBHOOK_TIMEOUT_MS: '2000', API_CACHE_MIB: '0', LOG_LEVEL: 'trace' }
  const { api, ingest, notify } = readServiceSettings({ environment, allowLoopback: true })
  t.equal(ingest.threads, 3)
  t.equal(notify.deliveryTimeoutMs, 2000)
  t.match(notify, { allowLoopback: true })
  t.match(api, { allowLoopback: true, logLevel: 'trace', serving: { cacheBytes: 0 } })
})

t.test('a setting that a service can not read is named, before anything is started', async (t) => {
  const home = await freshHome(t)
  const { code, stdout, stderr } = await onrecord(t, ['up'], { home, env: { API_RATE_WRITE: 'plenty' } })
  t.equal(code, EXIT.usage)
  t.equal(stdout, '')
  t.match(stderr, 'API_RATE_WRITE')
  t.notMatch(stderr, /\bat .+:\d+/, 'without a stack')
})
