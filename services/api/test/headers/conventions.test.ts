import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import t from 'tap'
import { attacked, faultOf } from '../attack/attacked.ts'
import { addressOf } from '../attack/operations.ts'
import { freshApi } from '../fresh-api.ts'
import { HARBOUR } from '../harbour.ts'
import { harbourApi } from '../harbour-api.ts'

const LIST = '/v1/dossiers/harbour/claims'

t.test(
  'every answer names its request, may be kept by nobody else, and is a problem where it is refused',
  async (t) => {
    const { call, openDossier } = await freshApi(t)
    await openDossier(HARBOUR)
    const cases: [string, Parameters<typeof call>, number][] = [
      ['a read', ['GET', '/v1/dossiers'], 200],
      ['an open one', ['GET', '/health', { key: null }], 200],
      ['no key', ['GET', '/v1/dossiers', { key: null }], 401],
      ['a broken key', ['GET', '/v1/dossiers', { key: 'onr_nonsense' }], 401],
      ['a broken header', ['GET', '/v1/dossiers', { key: null, headers: { authorization: 'Basic YTpi' } }], 401],
      ['no route', ['GET', '/v1/nowhere'], 404],
      ['no dossier', ['GET', '/v1/dossiers/nowhere'], 404],
      ['a bad address', ['GET', '/v1/dossiers/%E0%A4%A'], 400],
      ['a bad parameter', ['GET', '/v1/dossiers?limit=many'], 400],
      ['another method', ['DELETE', '/v1/dossiers'], 405],
      ['no body', ['POST', '/v1/dossiers'], 400],
      ['half a body', ['POST', '/v1/dossiers', { raw: '{"id":' }], 400],
      ['another type', ['POST', '/v1/dossiers', { raw: 'a=1', headers: { 'content-type': 'text/plain' } }], 415],
      [
        'another charset',
        ['POST', '/v1/dossiers', { raw: '{}', headers: { 'content-type': 'application/json;charset=utf-16' } }],
        415,
      ],
      ['compressed', ['POST', '/v1/dossiers', { raw: '{}', headers: { 'content-encoding': 'gzip' } }], 415],
      ['too much', ['POST', '/v1/dossiers', { raw: `"${'a'.repeat(2_000_001)}"` }], 413],
      ['too long an id', ['GET', `/v1/dossiers/${'a'.repeat(2000)}`], 414],
      ['a second one', ['POST', '/v1/dossiers', { body: HARBOUR }], 409],
      ['no If-Match', ['PUT', '/v1/dossiers/harbour', { body: HARBOUR }], 428],
      ['an old If-Match', ['PUT', '/v1/dossiers/harbour', { body: HARBOUR, headers: { 'if-match': '"1.log"' } }], 412],
    ]
    for (const [name, [method, path, request = {}], status] of cases) {
      const headers = { ...request.headers, 'x-request-id': 'desk-7' }
      const answer = await call(method, path, { ...request, headers })
      t.equal(answer.status, status, name)
      t.equal(answer.headers['cache-control'], method === 'GET' ? 'private, no-cache' : 'no-store', name)
      t.equal(answer.headers['x-content-type-options'], 'nosniff', name)
      t.equal(answer.headers['x-request-id'], 'desk-7', name)
      if (status < 400) continue
      t.equal(faultOf(answer), undefined, name)
      t.match(answer.body, { status, requestId: 'desk-7' }, name)
    }
    const forged = await call('GET', '/health', { headers: { 'x-request-id': 'a b\u00e9' } })
    t.match(String(forged.headers['x-request-id']), /^[\w-]{16}-\d+$/)
  },
)

t.test('every address answers OPTIONS with what it takes, and HEAD as GET without a body', async (t) => {
  const { operations, call, idsOf, app } = await attacked(t)
  for (const operation of operations) {
    const path = addressOf(operation, idsOf(operation))
    const options = await app.inject({ method: 'OPTIONS', url: path })
    t.equal(options.statusCode, 204, path)
    t.ok(String(options.headers.allow).split(', ').includes(operation.method), path)
    t.ok(String(options.headers.allow).split(', ').includes('OPTIONS'), path)
  }
  const { headers, body } = await call('GET', LIST)
  const authorization = `Bearer ${await keyOf(call)}`
  for (const nth of [1, 2]) {
    const head = await app.inject({ method: 'HEAD', url: LIST, headers: { authorization } })
    t.equal(head.body, '', `${nth}`)
    t.equal(head.statusCode, 200)
    t.equal(head.headers['content-length'], String(Buffer.byteLength(JSON.stringify(body))))
    t.match(String(head.headers.etag), new RegExp(`^W/"${String(headers.etag).split('.')[0]?.slice(3)}\\.`))
  }
})

/** A key of its own, made over HTTP. */
async function keyOf(call: Awaited<ReturnType<typeof harbourApi>>['call']): Promise<string> {
  const made = await call('POST', '/v1/api-keys', { body: { label: 'head', scopes: ['read'] } })
  return made.body.token
}

t.test('what is read is compressed as the caller likes it, and a tag is the same in any coding', async (t) => {
  const { app, call, keyFor, seq, get } = await harbourApi(t)
  await get(`/claims?minSeq=${seq}`)
  const authorization = `Bearer ${await keyFor(['read'])}`
  const plain = await app.inject({ url: LIST, headers: { authorization } })
  t.equal(plain.headers['content-encoding'], undefined)
  const codings = { gzip: gunzipSync, br: brotliDecompressSync, zstd: zstdDecompressSync }
  for (const [coding, open] of Object.entries(codings)) {
    for (const nth of ['read', 'remembered']) {
      const packed = await app.inject({ url: LIST, headers: { authorization, 'accept-encoding': coding } })
      t.equal(packed.headers['content-encoding'], coding, nth)
      t.equal(open(packed.rawPayload).toString(), plain.body, nth)
      t.match(packed.headers.vary, /accept-encoding/i)
      t.equal(packed.headers.etag, plain.headers.etag)
    }
  }
  const small = await app.inject({ url: '/health', headers: { 'accept-encoding': 'gzip' } })
  t.equal(small.headers['content-encoding'], undefined, 'what is small is sent as it is')
  const key = await call('POST', '/v1/dossiers', {
    body: { ...HARBOUR, id: 'quay' },
    headers: { 'accept-encoding': 'gzip, br, zstd' },
  })
  t.equal(key.headers['content-encoding'], undefined, 'what a write answers is not')
})
