import { sendRaw } from '@onrecord/testing/raw-http'
import t from 'tap'
import { faultOfRefusal, listening } from './listening.ts'

const HOST = 'Host: localhost\r\n'
const BODY = '{"id":"port","title":"Port"}'

/** What a smuggler hopes to have answered as a request of its own. */
const SMUGGLED = `GET /v1/dossiers/smuggled HTTP/1.1\r\n${HOST}\r\n`

const server = await listening(t)
const post = `POST /v1/dossiers HTTP/1.1\r\n${HOST}Authorization: Bearer ${server.token}\r\nContent-Type: application/json\r\n`
const get = (lines: string, target = '/health'): string => `GET ${target} HTTP/1.1\r\n${lines}\r\n`

/** Heads and bodies that two readers could cut differently, and what is no HTTP/1.1 at all. */
const REFUSED: Readonly<Record<string, string>> = {
  'Content-Length and Transfer-Encoding': `${post}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  'Transfer-Encoding and Content-Length': `${post}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  'two lengths': `${post}Content-Length: 5\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}${SMUGGLED}`,
  'two equal lengths': `${post}Content-Length: 28\r\nContent-Length: 28\r\n\r\n${BODY}`,
  'a list of lengths': `${post}Content-Length: 28, 28\r\n\r\n${BODY}`,
  'a length with a sign': `${post}Content-Length: +28\r\n\r\n${BODY}`,
  'a negative length': `${post}Content-Length: -1\r\n\r\n${BODY}`,
  'a hexadecimal length': `${post}Content-Length: 0x1c\r\n\r\n${BODY}`,
  'a length beyond 2^64': `${post}Content-Length: 99999999999999999999999\r\n\r\n${BODY}`,
  'a length beyond 2^53': `${post}Content-Length: 9007199254740993\r\n\r\n${BODY}`,
  'an unknown coding': `${post}Transfer-Encoding: xchunked\r\n\r\n${BODY}`,
  'chunked twice': `${post}Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n`,
  'a coding behind chunked': `${post}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
  'the coding identity': `${post}Transfer-Encoding: identity\r\n\r\n${BODY}`,
  'a coding behind a vertical tab': `${post}Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n`,
  'a blank before the colon': `${post}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`,
  'a folded line': get(`${HOST}X: a\r\n b\r\n`),
  'bare line feeds': 'GET /health HTTP/1.1\nHost: localhost\n\n',
  'one bare line feed': get(`Host: localhost\nX: y\r\n`),
  'a bare carriage return': get(`Host: localhost\rX: y\r\n`),
  'NUL in a header': get(`${HOST}X: a\0b\r\n`),
  'NUL in the target': get(HOST, '/health\0'),
  'bytes above 127 in the target': get(HOST, '/health\xff'),
  'a blank in the target': get(HOST, '/health a'),
  'a chunk of no size': `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
  'a chunk of a huge size': `${post}Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n`,
  'chunks ended by line feeds': `${post}Transfer-Encoding: chunked\r\n\r\n1\n{\n0\n\n`,
  'a chunk with a long extension': `${post}Transfer-Encoding: chunked\r\n\r\n1;${'a'.repeat(20_000)}\r\n{\r\n0\r\n\r\n`,
  'a length in the trailers': `${post}Transfer-Encoding: chunked\r\n\r\n0\r\ncontent-length: 4\r\n\r\n`,
  'no Host': get('Connection: close\r\n'),
  'two Hosts': get(`${HOST}Host: attacker.example\r\nConnection: close\r\n`),
  'two keys': get(`${HOST}Authorization: Bearer a\r\nAuthorization: Bearer b\r\nConnection: close\r\n`, '/v1/dossiers'),
  'two types': `${post}Content-Type: text/plain\r\nConnection: close\r\nContent-Length: 28\r\n\r\n${BODY}`,
  'the preface of HTTP/2': 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'a version that is none': 'GET /health HTTP/1.2\r\nHost: localhost\r\n\r\n',
  'a method that is none': 'FROB /health HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'a method in small letters': 'get /health HTTP/1.1\r\nHost: localhost\r\n\r\n',
  'a handshake of TLS': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n',
  '2500 headers': get(`${HOST}${'a:b\r\n'.repeat(2500)}${'c: dddddddddd\r\n'.repeat(500)}`),
  'a header of 100 kB': get(`${HOST}X: ${'a'.repeat(100_000)}\r\n`),
  'an address of 20 kB': get(HOST, `/${'a'.repeat(20_000)}`),
  'a key of 10 kB blanks': get(
    `${HOST}Authorization: Bearer ${' '.repeat(10_000)}x y\r\nConnection: close\r\n`,
    '/v1/dossiers',
  ),
  'an expectation that nobody meets': `${post}Connection: close\r\nExpect: 200-maybe\r\nContent-Length: 28\r\n\r\n${BODY}`,
  'a compressed body': `${post}Connection: close\r\nContent-Encoding: gzip\r\nContent-Length: 28\r\n\r\n${BODY}`,
  'a compressed transfer': `${post}Connection: close\r\nTransfer-Encoding: gzip, chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n`,
  'a body of 3 MB': `${post}Content-Length: 3000000\r\n\r\n${'a'.repeat(3_000_000)}`,
  '3 MB in chunks': `${post}Transfer-Encoding: chunked\r\n\r\n${`10000\r\n${'a'.repeat(65_536)}\r\n`.repeat(46)}0\r\n\r\n`,
}

for (const [name, bytes] of Object.entries(REFUSED)) {
  t.test(`${name}: refused with one problem, and hung up on`, async (t) => {
    const { answers, text, isClosed } = await sendRaw(server.url, bytes)
    t.equal(answers.length, 1, text.slice(0, 300))
    const [answer] = answers
    if (answer !== undefined) t.equal(faultOfRefusal(answer), undefined)
    t.equal(isClosed, true)
    t.notMatch(text, 'smuggled')
  })
}

t.test('after all of it the server is well, and nothing was recorded', async (t) => {
  t.equal(await server.isWell(), true)
  const answer = await fetch(`${server.url}/v1/dossiers`, { headers: { authorization: `Bearer ${server.token}` } })
  t.match(await answer.json(), { items: [] })
})
