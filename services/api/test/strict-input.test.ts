import t from 'tap'
import { freshApi } from './fresh-api.ts'

const DOCUMENTS = '/v1/dossiers/harbour/documents'
const NUL = '\0'

t.test('what can not be accepted is refused with a problem that says where', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const refusals: [title: string, body: unknown, status: number, code: string, pointer?: string][] = [
    ['no member at all', {}, 400, 'invalid-request', '/text'],
    ['an empty text', { text: '' }, 400, 'empty-text'],
    ['white space alone', { text: ' \n\t\u00a0\u2003\u200b' }, 400, 'empty-text'],
    ['NUL in the text', { text: `a${NUL}b` }, 400, 'bad-character'],
    ['a lone surrogate', { text: 'a\ud83d' }, 400, 'bad-character'],
    ['NUL in a name', { text: 'a', [`b${NUL}`]: 1 }, 400, 'bad-character'],
    ['an unknown member', { text: 'a', extra: 1 }, 400, 'invalid-request', '/extra'],
    ['a wrong type', { text: 7 }, 400, 'invalid-request', '/text'],
    ['a day that is none', { text: 'a', publishedOn: '2025-02-30' }, 400, 'invalid-request', '/publishedOn'],
    ['words as a date', { text: 'a', publishedOn: 'yesterday' }, 400, 'invalid-request', '/publishedOn'],
    ['the year 9999', { text: 'a', publishedOn: '9999-12-31' }, 400, 'invalid-request', '/publishedOn'],
    ['an address that is none', { text: 'a', url: 'javascript:alert(1)' }, 400, 'invalid-request', '/url'],
    ['a page of HTML', { text: ' <!DOCTYPE html><html><body>a</body></html>' }, 422, 'html-not-accepted', '/text'],
    ['a page after comments', { text: '<!-- a --> <!-- b --><!doctype html><p>a' }, 422, 'html-not-accepted', '/text'],
    ['a page without doctype', { text: '<html lang="en"><p>a' }, 422, 'html-not-accepted', '/text'],
    ['200,001 characters', { text: 'a'.repeat(200_001) }, 413, 'text-too-long'],
    ['10 MB', { text: 'a'.repeat(10_000_000) }, 413, 'payload-too-large'],
    ['a list', [], 400, 'invalid-request'],
    ['null', null, 400, 'invalid-request'],
  ]
  for (const [title, body, status, code, pointer] of refusals) {
    const answer = await call('POST', DOCUMENTS, { body })
    t.match(answer, { status, body: { status, code } }, title)
    t.match(answer.headers['content-type'], /^application\/problem\+json/, title)
    if (pointer !== undefined) t.equal(answer.body.errors[0].pointer, pointer, title)
    t.ok(JSON.stringify(answer.body).length < 16_384, `${title}: a small answer`)
  }
  const nul = await call('POST', DOCUMENTS, { body: { text: `ab${NUL}` } })
  t.match(nul.body.details, { path: '/text', offset: 2, what: 'NUL' })
  t.equal((await call('GET', DOCUMENTS.replace('/documents', ''))).body.seq, 2, 'nothing was recorded')
})

t.test('a body that is not JSON in UTF-8 is refused', async (t) => {
  const { call, openDossier } = await freshApi(t)
  await openDossier({ id: 'harbour', title: 'Harbour talks' })
  const post = (raw: string | Buffer, headers: Record<string, string> = {}) => call('POST', DOCUMENTS, { raw, headers })
  t.match(await post('{"text": "a"'), { status: 400, body: { code: 'invalid-json' } })
  t.match(await post(''), { status: 400, body: { code: 'invalid-json' } })
  t.match(await post(`{"text":${'['.repeat(5000)}${']'.repeat(5000)}}`), {
    status: 400,
    body: { code: 'invalid-request' },
  })
  t.match(await post('{"text": NaN}'), { status: 400, body: { code: 'invalid-json' } })
  t.match(await post('{"text":"a","__proto__":{"admin":true}}'), { status: 400, body: { code: 'invalid-request' } })
  t.match(await post(Buffer.from('{"text":"\xff\xfe"}', 'latin1')), { status: 400, body: { code: 'invalid-encoding' } })
  t.match(await post('text=a', { 'content-type': 'application/x-www-form-urlencoded' }), { status: 415 })
  t.match(await post('<p>a</p>', { 'content-type': 'application/xhtml+xml' }), { status: 415 })
  t.match(await post('{"text":"a"}', { 'content-type': 'application/json; charset=utf-16' }), { status: 415 })
  t.match(await post('{"text":"a"}', { 'content-type': 'application/json; charset=UTF-8' }), { status: 202 })
})

t.test('every address answers other methods with 405 and names its own', async (t) => {
  const { call } = await freshApi(t)
  const answer = await call('PUT', '/v1/dossiers', { raw: 'no json' })
  t.match(answer, { status: 405, body: { code: 'method-not-allowed' } })
  t.match(answer.headers.allow, /POST/)
  t.match(await call('GET', '/v2/nothing'), { status: 404, body: { code: 'not-found' } })
  t.match(await call('GET', '/%zz'), { status: 400, body: { code: 'invalid-request' } })
})

t.test('an unknown dossier is answered with 404 on every route of it', async (t) => {
  const { call } = await freshApi(t)
  t.match(await call('GET', '/v1/dossiers/nowhere'), { status: 404, body: { code: 'unknown-dossier' } })
  const posted = await call('POST', '/v1/dossiers/nowhere/documents', { body: { text: 'Words.' } })
  t.match(posted, { status: 404, body: { code: 'unknown-dossier' } })
  t.match(await call('GET', '/v1/dossiers/_system'), { status: 400 })
})

t.test('a Host that is not allowed is refused', async (t) => {
  const { checkHost } = await import('../src/host.ts')
  const allowed = ['localhost', '127.0.0.1', '[::1]']
  for (const host of ['localhost', 'LOCALHOST:7400', '127.0.0.1:80', '[::1]:7400']) {
    t.doesNotThrow(() => checkHost(host, allowed), host)
  }
  for (const host of ['attacker.example', 'localhost.attacker.example', '', undefined, '127.0.0.1.nip.example']) {
    t.throws(() => checkHost(host, allowed), { code: 'misdirected-request' }, String(host))
  }
  t.doesNotThrow(() => checkHost('anything', null))
})
