import t from 'tap'
import { readConfig } from '../../src/index.ts'
import { freshApi } from '../fresh-api.ts'

const DESK = 'https://desk.example'
const PREFLIGHT = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' }

t.test('every answer tells browsers to trust nothing that it does not name', async (t) => {
  const { call } = await freshApi(t)
  for (const path of [
    '/v1/dossiers',
    '/v1/dossiers/nowhere',
    '/health',
    '/openapi.json',
    '/nothing',
    '/%zz',
    '/docs',
  ]) {
    const { headers } = await call('GET', path)
    t.equal(headers['x-content-type-options'], 'nosniff', path)
    t.equal(headers['referrer-policy'], 'no-referrer', path)
    t.equal(headers['cross-origin-resource-policy'], 'same-origin', path)
    t.equal(headers['cross-origin-opener-policy'], 'same-origin', path)
    t.match(headers['content-security-policy'], /default-src 'none'.*frame-ancestors 'none'/, path)
    t.equal(headers['access-control-allow-origin'], undefined, path)
    t.equal(headers['set-cookie'], undefined, path)
  }
})

t.test('the page at /docs loads nothing from elsewhere', async (t) => {
  const { call } = await freshApi(t)
  const { body, headers } = await call('GET', '/docs')
  t.notMatch(body, /(?:src|href)="(?:https?:)?\/\//)
  t.notMatch(headers['content-security-policy'], /https?:|script-src[^;]*unsafe/)
})

t.test('a cookie opens nothing', async (t) => {
  const { call, keyFor } = await freshApi(t)
  const key = await keyFor(['admin'])
  for (const cookie of [`authorization=Bearer ${key}`, `token=${key}`, `key=${key}; __Host-session=${key}`]) {
    t.match(await call('GET', '/v1/dossiers', { key: null, headers: { cookie } }), { status: 401 })
  }
})

t.test('where no origin is configured, pages of other origins are told nothing', async (t) => {
  const { app, call } = await freshApi(t)
  const answer = await app.inject({ method: 'OPTIONS', url: '/v1/dossiers', headers: { origin: DESK, ...PREFLIGHT } })
  t.notOk(Object.keys(answer.headers).some((name) => name.startsWith('access-control-')))
  const { headers } = await call('GET', '/v1/dossiers', { headers: { origin: DESK } })
  t.notOk(Object.keys(headers).some((name) => name.startsWith('access-control-')))
})

t.test('pages of a configured origin may send a key and read the answer, refusals too; no others may', async (t) => {
  const { app, call } = await freshApi(t, { settings: { corsOrigins: [DESK] } })
  const preflight = (origin: string) =>
    app.inject({ method: 'OPTIONS', url: '/v1/dossiers/harbour/documents', headers: { origin, ...PREFLIGHT } })
  const asked = await preflight(DESK)
  t.equal(asked.statusCode, 204)
  t.equal(asked.headers['access-control-allow-origin'], DESK)
  t.match(asked.headers['access-control-allow-headers'], /authorization.*idempotency-key.*if-match/)
  t.match(asked.headers.vary, /origin/i)
  for (const { headers } of [
    asked,
    await call('GET', '/v1/dossiers', { headers: { origin: DESK } }),
    await call('GET', '/v1/dossiers', { key: null, headers: { origin: DESK } }),
    await call('GET', '/nothing', { headers: { origin: DESK } }),
  ]) {
    t.equal(headers['access-control-allow-origin'], DESK)
    t.equal(headers['access-control-allow-credentials'], undefined, 'cookies play no part')
  }
  const shown = await call('GET', '/v1/dossiers', { headers: { origin: DESK } })
  t.match(shown.headers['access-control-expose-headers'], /etag.*link.*retry-after/)

  for (const origin of [
    'https://desk.example.attacker.example',
    'https://attacker.example',
    'http://desk.example',
    'https://desk.example:8443',
    'https://DESK.example',
    'https://desk.example/',
    'null',
    '*',
    '',
  ]) {
    t.equal((await preflight(origin)).headers['access-control-allow-origin'], undefined, `preflight of ${origin}`)
    const { headers } = await call('GET', '/v1/dossiers', { headers: { origin } })
    t.equal(headers['access-control-allow-origin'], undefined, origin)
  }
  const plain = await app.inject({ method: 'OPTIONS', url: '/v1/dossiers', headers: { origin: DESK } })
  t.match(plain.headers.allow, /GET/, 'an OPTIONS that is no preflight is answered as ever')
})

t.test('an origin that browsers do not write so is refused at the start', async (t) => {
  const read = (API_CORS_ORIGINS: string) =>
    readConfig({ DATABASE_URL: 'postgres://127.0.0.1/none', API_CORS_ORIGINS }).serving.corsOrigins
  t.same(read(''), [])
  t.same(read(' https://desk.example , http://localhost:5173'), ['https://desk.example', 'http://localhost:5173'])
  for (const wrong of [
    '*',
    'null',
    'desk.example',
    'https://desk.example/',
    'https://*.example',
    'https://desk.example:443',
  ]) {
    t.throws(() => read(wrong), /API_CORS_ORIGINS/, wrong)
  }
})

t.test('what a file of the page can not be sent for is refused, not a fault of the server', async (t) => {
  const { call } = await freshApi(t)
  const file = '/docs/static/swagger-ui.css'
  const ask = (headers: Record<string, string>) => call('GET', file, { key: null, headers })
  t.match(await ask({ 'if-match': '"another"' }), { status: 412, body: { code: 'precondition-failed' } })
  const past = 'Wed, 21 Oct 2015 07:28:00 GMT'
  t.match(await ask({ 'if-unmodified-since': past }), { status: 412, body: { code: 'precondition-failed' } })
  t.match(await ask({ range: 'bytes=999999999-' }), { status: 416, body: { code: 'range-not-satisfiable' } })
  t.equal((await ask({ range: 'bytes=0-3' })).status, 206)
})
