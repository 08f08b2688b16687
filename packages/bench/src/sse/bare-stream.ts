import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

// The least that can tell listeners of an event: no keys, no log, no catching up. It tells what its parent sends it.
const listeners = new Set<ServerResponse>()
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' }).write('retry: 3000\n\n')
  listeners.add(response)
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('message', (frame: string) => {
  for (const listener of listeners) listener.write(frame)
})
process.once('disconnect', () => process.exit())
