import { randomUUID } from 'node:crypto'
import { append } from '@onrecord/event-log'
import { waitFor } from '@onrecord/testing'
import { sendRaw } from '@onrecord/testing/raw-http'
import { pino } from 'pino'
import type { Test } from 'tap'
import t from 'tap'
import { buildServer, issueKey, revokeKey } from '../../src/index.ts'
import { QUOTAS } from '../../src/limits/policies.ts'
import type { ServerSettings } from '../../src/server-settings.ts'
import { harbourApi } from '../harbour-api.ts'

/** Long enough that nothing grows old within a test. */
const LONG = { staleMs: 3_600_000, trustMs: 3_600_000 }

const CLAIMS = '/claims'

/** Headers that are others each time. */
const CHANGING = new Set(['date', 'x-request-id', 'ratelimit'])

/** A server that listens, over the harbour dossier; `passed` counts the requests that came to the framework. */
async function listening(t: Test, settings: Partial<ServerSettings> = {}) {
  const api = await harbourApi(t)
  await api.get(`${CLAIMS}?minSeq=${api.seq}`)
  let passed = 0
  const lines: string[] = []
  // The framework gives each request a logger of its own.
  const logger = pino({ onChild: () => passed++ }, { write: (line: string) => lines.push(line) })
  const app = await buildServer({ log: api.log, logger, allowedHosts: null, webhooks: null }, { ...LONG, ...settings })
  t.teardown(() => app.close())
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  const { token, key } = await issueKey(api.log, { label: 'reader', scopes: ['read'] })
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const before = passed
    const answer = await fetch(`${url}/v1/dossiers/harbour${path}`, {
      headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity', ...headers },
    })
    const body = await answer.text()
    const all = [...answer.headers]
    return {
      status: answer.status,
      body,
      headers: Object.fromEntries(all),
      kept: Object.fromEntries(all.filter(([name]) => !CHANGING.has(name))),
      isFrameworks: passed > before,
    }
  }
  /** Asks until it is answered before the framework: the announcement of a new key ends all trust once. */
  const untilKnown = (path: string, headers: Record<string, string> = {}) =>
    waitFor(
      async () => {
        const answer = await ask(path, headers)
        return answer.isFrameworks ? undefined : answer
      },
      { what: 'an answer before the framework' },
    )
  return { ...api, url, token, ask, untilKnown, key, lines }
}

const LISTS = [
  '/claims',
  '/sticking-points',
  '/deadlines',
  '/timeline',
  '/documents',
  '/claims?limit=1',
  '/changes?from=2',
]

t.test('who asks again is answered the same, head and body, and is counted and logged the same', async (t) => {
  const { ask, untilKnown, lines } = await listening(t)
  await untilKnown(CLAIMS)
  for (const path of LISTS) {
    const first = await ask(path, { 'accept-language': 'en' })
    t.match(first, { status: 200, isFrameworks: true }, path)
    const again = await ask(path, { 'accept-language': 'en' })
    t.match(again, { status: 200, isFrameworks: false, body: first.body, kept: first.kept }, path)
    t.same(Object.keys(again.headers).toSorted(), Object.keys(first.headers).toSorted(), path)
    t.not(again.headers['x-request-id'], first.headers['x-request-id'])
    const left = (headers: Record<string, string>) => Number(/r=(\d+)/.exec(headers['ratelimit'] ?? '')?.[1])
    t.equal(left(again.headers), left(first.headers) - 1, path)

    const named = { 'if-none-match': String(first.headers['etag']) }
    const unchanged = await ask(path, named)
    t.match(unchanged, { status: 304, isFrameworks: true, body: '' }, path)
    t.match(await ask(path, named), { status: 304, isFrameworks: false, body: '', kept: unchanged.kept }, path)
  }
  const [whole, again] = lines.slice(-4).map((line) => JSON.parse(line))
  for (const own of ['time', 'reqId', 'durationMs']) {
    t.not(whole[own], undefined)
    t.equal(typeof again[own], typeof whole[own])
  }
  t.same(Object.keys(again).toSorted(), Object.keys(whole).toSorted(), 'both lines say the same')
  t.match(again, { msg: 'http.request', route: whole.route, status: 200, dossier: 'harbour', keyId: whole.keyId })
})

t.test('the name that a caller gives its request is given back', async (t) => {
  const { untilKnown } = await listening(t)
  t.equal((await untilKnown(CLAIMS, { 'x-request-id': 'desk-7' })).headers['x-request-id'], 'desk-7')
})

t.test('another head is another question', async (t) => {
  const { ask, untilKnown } = await listening(t)
  await untilKnown(CLAIMS)
  t.match(await ask(CLAIMS, { authorization: 'Bearer onr_none' }), { status: 401, isFrameworks: true })
  t.match(await ask(`${CLAIMS}?limit=0`), { status: 400, isFrameworks: true })
  t.match(await ask(CLAIMS, { accept: 'application/json' }), { status: 200, isFrameworks: true })
  t.match(await ask(CLAIMS), { status: 200, isFrameworks: false })
})

t.test('on one connection, too, each head is answered for itself', async (t) => {
  const { url, token, untilKnown } = await listening(t)
  await untilKnown(CLAIMS)
  const head = (key: string, more = '') =>
    `GET /v1/dossiers/harbour${CLAIMS} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${key}\r\n${more}\r\n`
  const wrong = `${token.slice(0, -1)}${token.endsWith('a') ? 'b' : 'a'}`
  const sent = [head(token), head(token), head(wrong), head(token), head(token, 'If-None-Match: *\r\n'), head(token)]
  const { answers } = await sendRaw(url, [...sent, head(token, 'Connection: close\r\n')])
  t.same(
    answers.map(({ status }) => status),
    [200, 200, 401, 200, 304, 200, 200],
  )
})

t.test('what is refused is never remembered, nor what follows from more than views', async (t) => {
  const { ask, documentId } = await listening(t)
  for (const path of [`${CLAIMS}?limit=0`, '/events', `/documents/${documentId}`, '']) {
    for (let nth = 0; nth < 3; nth++) t.ok((await ask(path)).isFrameworks, path)
  }
})

t.test('a new seq ends what is remembered, as soon as the views are asked for again', async (t) => {
  const { untilKnown, log, demand = '', seq } = await listening(t, { staleMs: 50 })
  await untilKnown(CLAIMS)
  const retracted = { type: 'ClaimRetracted' as const, data: { claimId: demand, reason: null } }
  await append(log, { dossier: 'harbour', commandId: randomUUID(), events: [retracted] })
  await waitFor(async () => (JSON.parse((await untilKnown(CLAIMS)).body).seq === seq + 1 ? true : undefined), {
    what: 'the new body, remembered',
  })
})

t.test('a key that was revoked is refused at once', async (t) => {
  const { ask, untilKnown, log, key } = await listening(t)
  const { headers } = await untilKnown(CLAIMS)
  const named = { 'if-none-match': String(headers['etag']) }
  await untilKnown(CLAIMS, named)
  await revokeKey(log, key.keyId)
  t.match(await ask(CLAIMS), { status: 401 })
  t.match(await ask(CLAIMS, named), { status: 401 })
})

t.test('who asks too often is refused in the same words too', async (t) => {
  const quota = 20
  const { ask } = await listening(t, { quotas: { ...QUOTAS, read: quota } })
  for (let nth = 0; nth < quota; nth++) t.equal((await ask(CLAIMS)).status, 200)
  t.match(await ask(CLAIMS), { status: 429 })
})

t.test('where no bodies are remembered only a 304 is', async (t) => {
  const { ask, untilKnown } = await listening(t, { cacheBytes: 0 })
  const { headers } = await ask(CLAIMS)
  t.match(await untilKnown(CLAIMS, { 'if-none-match': String(headers['etag']) }), { status: 304 })
  t.match(await ask(CLAIMS), { status: 200, isFrameworks: true })
})
