import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Passes each request on to the port of loopback that its `x-onrecord-port` names: Prism knows one server, and each test
 * has its own.
 */
export async function startRelay(): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer(pass).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function pass(incoming: IncomingMessage, answer: ServerResponse): void {
  const { 'x-onrecord-port': port, ...headers } = incoming.headers
  const outgoing = request(
    { host: '127.0.0.1', port: Number(port), method: incoming.method, path: incoming.url, headers },
    (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    },
  )
  outgoing.once('error', () => answer.destroy())
  incoming.pipe(outgoing)
}
