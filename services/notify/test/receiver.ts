import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { waitFor } from '@onrecord/testing'
import type { Test } from 'tap'

export type Receipt = { headers: IncomingHttpHeaders; body: string; path: string }

/** What a receiver does with its nth request, counted from 0. */
export type Answer = (response: ServerResponse, nth: number, receipt: Receipt) => void

/** A real server on loopback that keeps what it is sent. */
export async function startReceiver(t: Test, answer: Answer = (response) => response.writeHead(204).end()) {
  const receipts: Receipt[] = []
  const server = createServer(async (request, response) => {
    const receipt = { headers: request.headers, body: await text(request), path: request.url ?? '' }
    receipts.push(receipt)
    answer(response, receipts.length - 1, receipt)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  const received = (count: number) =>
    waitFor(async () => (receipts.length >= count ? receipts : undefined), { what: `${count} requests` })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, receipts, received }
}
