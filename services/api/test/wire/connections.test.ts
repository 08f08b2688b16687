import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { waitFor } from '@onrecord/testing'
import { sendRaw } from '@onrecord/testing/raw-http'
import t from 'tap'
import { listening } from './listening.ts'

/** Connections that say next to nothing. */
const IDLE = 400

async function opened(url: string, bytes: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.on('error', () => undefined)
  await once(socket, 'connect')
  socket.write(bytes)
  return socket
}

t.test('hundreds of connections that never finish a request keep nobody else waiting', async (t) => {
  const server = await listening(t)
  const half = [
    '',
    'G',
    'GET /health HTTP/1.1\r\nHost: loc',
    `POST /v1/dossiers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.token}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"id":`,
  ]
  const sockets = await Promise.all(
    Array.from({ length: IDLE }, (_, nth) => opened(server.url, half[nth % half.length] ?? '')),
  )
  t.equal(await server.isWell(), true)
  for (const socket of sockets) socket.resetAndDestroy()
  t.equal(await server.isWell(), true, 'nor does their end')
})

t.test('callers that hang up in the middle of a body or an answer harm nobody', async (t) => {
  const server = await listening(t)
  const head = `Host: localhost\r\nAuthorization: Bearer ${server.token}\r\n`
  const requests = [
    `POST /v1/dossiers HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"id":`,
    `POST /v1/dossiers HTTP/1.1\r\n${head}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"id"`,
    `GET /openapi.json HTTP/1.1\r\n${head}\r\n`,
    `GET /docs/static/swagger-ui-bundle.js HTTP/1.1\r\n${head}\r\n`,
  ]
  for (let round = 0; round < 20; round++) {
    const sockets = await Promise.all(requests.map((request) => opened(server.url, request)))
    for (const [nth, socket] of sockets.entries()) {
      if (nth % 2 === 0) socket.end()
      else socket.resetAndDestroy()
      socket.destroy()
    }
  }
  t.equal(await waitFor(async () => ((await server.isWell()) ? true : undefined), { what: 'the server' }), true)
})

t.test('a body that drips in is answered when it is whole', async (t) => {
  const server = await listening(t)
  const body = '{"id":"port","title":"Port"}'
  const head = `POST /v1/dossiers HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${server.token}\r\nConnection: close\r\n`
  const lines = `${head}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`
  const { answers } = await sendRaw(server.url, `${lines}${body}`.split(''))
  t.match(answers, [{ status: 201 }])
})
