import { type RawAnswer, sendRaw } from '@onrecord/testing/raw-http'
import t from 'tap'
import { faultOfRefusal, listening } from './listening.ts'

const server = await listening(t)

/** Sends one request line with the key, and returns the only answer. */
async function ask(line: string, headers = 'Host: localhost\r\n'): Promise<RawAnswer | undefined> {
  const key = `Authorization: Bearer ${server.token}\r\n`
  const { answers } = await sendRaw(server.url, `${line} HTTP/1.1\r\n${headers}${key}Connection: close\r\n\r\n`)
  return answers.length === 1 ? answers[0] : undefined
}

t.test('a target in absolute form is answered where it names this server, whatever the Host says', async (t) => {
  t.match(await ask('GET http://localhost/health'), { status: 200 })
  t.match(await ask('GET http://127.0.0.1:7400/health'), { status: 200 })
  t.match(await ask('GET http://attacker.example/health'), { status: 421 })
  t.match(await ask('GET http://localhost/health', 'Host: attacker.example\r\n'), { status: 421 })
  for (const target of [
    'http://a:b@localhost/health',
    'ftp://localhost/health',
    'gopher:health',
    'localhost:80',
    'http://',
  ]) {
    const answer = await ask(`GET ${target}`)
    t.equal(answer && faultOfRefusal(answer), undefined, target)
  }
})

t.test('an address that is none is refused with a problem', async (t) => {
  const paths = [
    '//attacker.example/health',
    '/v1/dossiers/%ZZ',
    '/v1/dossiers/%',
    '/v1/dossiers/a%00',
    '/v1/dossiers/a%2f..%2fb',
    '/v1/dossiers/..%2f..%2f_system',
    '/v1/dossiers/_system/events',
    '/v1/dossiers/%5fsystem/events',
    '/v1/dossiers/%c0%af',
    '/v1/dossiers/%ed%a0%80',
    '/v1/dossiers/%EF%BC%AFX/claims',
    `/v1/dossiers/${'a'.repeat(9000)}`,
    `/v1/dossiers?${'a&'.repeat(4000)}`,
    `/v1/dossiers?${Array.from({ length: 1500 }, (_, nth) => `k${nth}=`).join('&')}`,
    '/v1/dossiers?limit=1&limit=2',
    '/v1/dossiers?limit[]=1',
    '/v1/dossiers?limit[a][b]=1',
    '/v1/dossiers?__proto__=1',
    '/v1/dossiers?constructor[prototype][x]=1',
    '/v1/dossiers?cursor=%ZZ&limit=%00',
    '/docs/static/..%2f..%2f..%2f..%2fpackage.json',
    '/docs/static/../../../package.json',
    '/docs/static/%5c..%5c..%5cpackage.json',
    '/docs/static/%00',
    '/docs/static/nothing',
    '*',
  ]
  for (const path of paths) {
    const answer = await ask(`GET ${path}`)
    t.ok(answer, `${path.slice(0, 60)}: one answer`)
    t.equal(answer && faultOfRefusal(answer), undefined, path.slice(0, 60))
  }
  t.equal(await server.isWell(), true)
})

t.test('a method that no address takes is refused by name, on known addresses and others', async (t) => {
  for (const method of ['TRACE', 'QUERY', 'PROPFIND', 'PURGE', 'LINK', 'M-SEARCH', 'PATCH', 'DELETE']) {
    for (const path of ['/health', '/v1/dossiers', '/openapi.json', '/docs', '/docs/static/index.html']) {
      const answer = await ask(`${method} ${path}`)
      t.match(answer, { status: 405, headers: { allow: /GET/ } }, `${method} ${path}`)
      t.equal(answer && faultOfRefusal(answer), undefined, `${method} ${path}`)
    }
    const nowhere = await ask(`${method} /nowhere`)
    t.ok([400, 404, 405].includes(nowhere?.status ?? 0), `${method} /nowhere`)
  }
  t.equal((await sendRaw(server.url, 'CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n')).isClosed, true)
  t.equal(await server.isWell(), true)
})

t.test('an upgrade is passed over, and an expected 100 comes before the answer', async (t) => {
  const upgrade = 'Host: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
  t.match((await sendRaw(server.url, `GET /health HTTP/1.1\r\n${upgrade}`)).answers, [{ status: 200 }])
  const body = '{"id":"port","title":"Port"}'
  const head = `POST /v1/dossiers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.token}\r\nConnection: close\r\n`
  const sent = `${head}Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  t.match((await sendRaw(server.url, sent)).answers, [{ status: 100 }, { status: 201 }])
})

t.test('requests one behind the other are answered in order, up to one that hangs up', async (t) => {
  const get = (id: string, more = '') => `GET /health HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: ${id}\r\n${more}\r\n`
  const ids = Array.from({ length: 200 }, (_, nth) => `request-${nth}`)
  const { answers } = await sendRaw(server.url, ids.map((id) => get(id)).join(''))
  t.same(
    answers.map(({ headers }) => headers['x-request-id']),
    ids,
  )
})

t.test('what is no HTTP does not take the place of an answer to what came before it', async (t) => {
  const get = (more = '') => `GET /v1/dossiers HTTP/1.1\r\nHost: localhost\r\n${more}\r\n`
  const { answers } = await sendRaw(server.url, `${get()}${get()}NONSENSE\r\n\r\n`)
  t.match(answers, [{ status: 401 }, { status: 401 }, { status: 400, headers: { connection: 'close' } }])
  const cut = await sendRaw(server.url, get() + get('Connection: close\r\n') + get())
  t.equal(cut.answers.length, 2, cut.text)
  t.equal(cut.isClosed, true)
})
