import { randomBytes } from 'node:crypto'
import { Writable } from 'node:stream'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { startProjector } from '@onrecord/projections'
import { freshDatabase } from '@onrecord/testing'
import { parseSecretsKeys } from '@onrecord/webhooks'
import { pino } from 'pino'
import t from 'tap'
import { buildServer, issueKey } from '../src/index.ts'
import { openLogger } from '../src/logger.ts'
import { describedOperations } from './attack/operations.ts'

/** Stands in every text, header, query and body that is sent. */
const CANARY = 'Xylvanor'

t.test('no line of the log holds a key, a token, a word of a document or of what was asked', async (t) => {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const { database } = await freshDatabase(t)
  const log = openEventLog({ database, registry: eventRegistry })
  const logger = openLogger({ name: 'api', level: 'debug', process: pino({ level: 'trace' }, stream) })
  const secretsKeys = parseSecretsKeys(randomBytes(32).toString('base64'))
  const app = await buildServer({ log, logger, allowedHosts: null, webhooks: { secretsKeys, allowLoopback: true } })
  const projector = startProjector(log)
  t.teardown(async () => {
    await projector.stop()
    await app.close()
    await closeEventLog(log)
  })
  const { token } = await issueKey(log, { label: `${CANARY} desk`, scopes: ['admin'] })
  const secrets = new Set([token])
  const headers = {
    authorization: `Bearer ${token}`,
    'if-match': `"${CANARY}"`,
    'user-agent': CANARY,
    referer: `https://${CANARY}.example/`,
    cookie: CANARY,
    origin: `https://${CANARY}.example`,
  }
  const send = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object | string) => {
    const typed = payload === undefined ? {} : { 'content-type': 'application/json' }
    const answer = await app.inject({ method, url, headers: { ...headers, ...typed }, ...(payload ? { payload } : {}) })
    for (const [found] of answer.body.matchAll(/on[rf]_\w{49}|whsec_[\w+/=]+/g)) secrets.add(found)
    return answer
  }
  await send('POST', '/v1/dossiers', { id: 'harbour', title: `${CANARY} talks` })
  const text = { text: `${CANARY} said “no”.`, title: CANARY, source: CANARY, author: CANARY }
  await send('POST', '/v1/dossiers/harbour/documents', text)
  await send('POST', '/v1/webhooks', { url: `https://${CANARY}.example/hook`, description: CANARY })
  await send('POST', '/v1/api-keys', { label: CANARY, scopes: ['read'] })
  const feed = await send('POST', '/v1/dossiers/harbour/feed-tokens', { route: 'feed', label: CANARY })
  await app.inject({ method: 'GET', url: feed.json().path })
  await app.inject({ method: 'GET', url: `${feed.json().path}&${CANARY}=1` })
  await app.inject({ method: 'GET', url: `/v1/dossiers/harbour/feed?token=onf_${CANARY}` })
  t.equal(secrets.size, 4, 'a key, a webhook secret, a key and a feed token were shown')

  const { operations } = await describedOperations()
  for (const { method, path, id } of operations.filter(({ id }) => id !== 'streamClaims')) {
    const url = path.replaceAll('{dossier}', 'harbour').replaceAll(/\{\w+\}/g, CANARY)
    const answer = await send(method, `${url}?q=${CANARY}&${CANARY}=${CANARY}`, method === 'GET' ? undefined : text)
    t.ok(answer.statusCode < 500, `${id} ${answer.statusCode}`)
    await send(method, url, method === 'GET' ? undefined : `{"${CANARY}": ${CANARY}`)
  }
  for (const url of [`/${CANARY}`, `/%${CANARY}`, `/docs/static/..%5c${CANARY}`, `/v1/dossiers/${CANARY.repeat(20)}`]) {
    await send('GET', url)
  }
  t.ok(lines.length > operations.length * 2, 'every request was logged')
  const written = lines.join('')
  for (const secret of secrets) t.notOk(written.includes(secret.slice(-32)), `${secret.slice(0, 6)}… is not there`)
  const told = lines.filter((line) => line.includes(CANARY))
  t.same(told, [])
})
