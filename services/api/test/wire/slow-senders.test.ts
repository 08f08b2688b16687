import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { defaults } from '../../src/index.ts'
import { listening } from './listening.ts'

/** Short, so that a test need not wait for what holds in earnest. */
const patience = { headMs: 1000, requestMs: 2000 }
const server = await listening(t, { serving: { ...defaults.serving, patience } })

const HOST = 'Host: localhost\r\n'
const post = (path: string, type = 'application/json') =>
  `POST ${path} HTTP/1.1\r\n${HOST}Authorization: Bearer ${server.token}\r\nContent-Type: ${type}\r\n`

/** A connection that can be written to at will, and what has come back on it. */
async function opened() {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  const held = { socket, text: '', isClosed: false }
  socket.on('error', () => undefined)
  socket.on('data', (chunk: Buffer) => {
    held.text += chunk.toString('latin1')
  })
  socket.on('close', () => {
    held.isClosed = true
  })
  await once(socket, 'connect')
  t.teardown(() => socket.destroy())
  return held
}

/** Sends a byte every 50 ms as long as the server listens: never silent, never done. */
function drip(socket: Socket, byte: string): void {
  const timer = setInterval(() => (socket.writable ? socket.write(byte) : undefined), 50)
  socket.on('close', () => clearInterval(timer))
}

const closed = async (held: Awaited<ReturnType<typeof opened>>, what: string) => {
  await waitFor(async () => (held.isClosed ? true : undefined), { what, timeoutMs: 20_000 })
  return held.text
}

/** Beginnings that drip on for ever. */
const SLOW: Readonly<Record<string, { start: string; byte: string }>> = {
  'a head': { start: `GET /health HTTP/1.1\r\n${HOST}X: `, byte: 'a' },
  'a head of ever new lines': { start: `GET /health HTTP/1.1\r\n${HOST}`, byte: 'a: b\r\n' },
  'a request line': { start: 'GET /', byte: 'a' },
  'a body of a stated length': { start: `${post('/v1/dossiers')}Content-Length: 100000\r\n\r\n{"id":"`, byte: 'a' },
  'a body in chunks': { start: `${post('/v1/dossiers')}Transfer-Encoding: chunked\r\n\r\n`, byte: '1\r\na\r\n' },
  'the extension of a chunk': { start: `${post('/v1/dossiers')}Transfer-Encoding: chunked\r\n\r\n1;a=`, byte: 'a' },
  'the trailers': { start: `${post('/v1/dossiers')}Transfer-Encoding: chunked\r\n\r\n0\r\n`, byte: 'a: b\r\n' },
}

for (const [name, { start, byte }] of Object.entries(SLOW)) {
  t.test(`${name} that never ends is answered 408, or hung up on, while others are answered`, async (t) => {
    const held = await opened()
    held.socket.write(start)
    drip(held.socket, byte)
    t.equal(await server.isWell(), true)
    const text = await closed(held, 'the server to hang up')
    t.match(text, /^HTTP\/1\.1 4(08|31|13) /, text.slice(0, 200))
    if (text.includes('408')) t.match(text, 'must arrive within 1 s, all of it within 2 s')
    t.equal(await server.isWell(), true)
  })
}

t.test('a batch that stops in the middle of a line is cut off, and the lines before it are kept', async (t) => {
  const headers = { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' }
  const opening = { method: 'POST', headers, body: JSON.stringify({ id: 'port', title: 'Port' }) }
  t.equal((await fetch(`${server.url}/v1/dossiers`, opening)).status, 201)
  const held = await opened()
  const line = `${JSON.stringify({ text: 'The pilots stay ashore.', extract: false })}\n`
  const head = post('/v1/dossiers/port/documents', 'application/x-ndjson')
  held.socket.write(`${head}Content-Length: 100000\r\n\r\n${line}{"text":"`)
  const text = await closed(held, 'the end of the batch')
  t.notMatch(text, /^HTTP\/1\.1 5/)
  const listed = await fetch(`${server.url}/v1/dossiers/port/documents?minSeq=3`, { headers })
  t.match(await listed.json(), { items: [{ state: 'received' }] })
  t.equal(await server.isWell(), true)
})

t.test('five hundred slow senders at once are all cut off, and nobody else waits for them', async (t) => {
  const held = await Promise.all(Array.from({ length: 500 }, () => opened()))
  for (const [nth, { socket }] of held.entries()) {
    const { start } = Object.values(SLOW)[nth % Object.keys(SLOW).length] ?? { start: '' }
    socket.write(start)
  }
  t.equal(await server.isWell(), true)
  const texts = await Promise.all(held.map((one) => closed(one, 'all to be cut off')))
  t.same(
    texts.filter((text) => !text.startsWith('HTTP/1.1 408 ')),
    [],
  )
  t.equal(await server.isWell(), true)
})
