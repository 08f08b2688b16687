import { once } from 'node:events'
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { waitFor } from '@onrecord/testing'
import t from 'tap'
import { responseSink } from '../../src/live/response-sink.ts'
import { liveApi, readStream } from './reading.ts'

t.test('a reader that stops reading holds nobody up, and misses nothing when it reads on', async (t) => {
  const { url, key, tick } = await liveApi(t)
  const address = `${url}/v1/dossiers/port/events?after=2`
  const headers = { authorization: `Bearer ${key}`, accept: 'text/event-stream' }
  const [slow] = (await once(get(address, { headers }), 'response')) as [IncomingMessage]
  slow.pause()
  const swift = readStream(t, address, { key, types: ['IssueClosed'] })
  await swift.connected()
  // Some 12 MB: more than the sockets between the two hold.
  for (let round = 0; round < 60; round++) await tick(100, { reason: 'x'.repeat(1900) })
  await swift.received(6000)
  const ids: number[] = []
  let rest = ''
  slow.setEncoding('utf8').on('data', (piece: string) => {
    const lines = (rest + piece).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.startsWith('id: ')) ids.push(Number(line.slice(4)))
  })
  slow.resume()
  await waitFor(async () => (ids.at(-1) === 6002 ? true : undefined), { what: 'the last event' })
  slow.destroy()
  // The first tells where the stream begins.
  t.same(
    ids,
    Array.from({ length: 6001 }, (_, nth) => nth + 2),
  )
})

/** A response that nobody reads, with its socket's buffers full. */
async function unread(t: { teardown(end: () => unknown): void }): Promise<ServerResponse> {
  const server = createServer().listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await once(server, 'listening')
  const asking = get({ port: (server.address() as AddressInfo).port })
  asking.on('error', () => undefined).on('response', (answer) => answer.pause())
  const [, response]: [IncomingMessage, ServerResponse] = (await once(server, 'request')) as [
    IncomingMessage,
    ServerResponse,
  ]
  t.teardown(() => asking.destroy())
  return response
}

t.test('a reader that takes nothing for too long is cut off', async (t) => {
  const response = await unread(t)
  const sink = responseSink(response, { stalledMs: 50 })
  t.equal(await sink.drained(), true, 'nothing is to be taken yet')
  let writes = 0
  while (sink.write(Buffer.alloc(1_000_000)) || (await sink.drained())) writes++
  t.ok(response.destroyed)
  t.ok(writes < 100, 'the buffers between are not endless')
  t.equal(await sink.drained(), false)
})

t.test('a reader that is behind when its stream ends is cut off instead of being waited for', async (t) => {
  const response = await unread(t)
  const sink = responseSink(response, { stalledMs: 60_000 })
  sink.write(Buffer.alloc(50_000_000))
  sink.end(Buffer.from('retry: 1\n\n'))
  t.ok(response.destroyed)
})
