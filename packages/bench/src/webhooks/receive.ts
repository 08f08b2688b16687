import { createServer } from 'node:http'

// A receiver in a process of its own: takes every POST, tells by GET how many there were and when each id came first.
const arrivals = new Map<string, number>()
let count = 0

const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.end(JSON.stringify({ count, arrivals: request.url === '/arrivals' ? [...arrivals] : [] }))
    return
  }
  // An address that never answers.
  if (request.url === '/hang') return
  const id = String(request.headers['webhook-id'] ?? '')
  request.resume().on('end', () => {
    count += 1
    if (!arrivals.has(id)) arrivals.set(id, Date.now())
    response.writeHead(204).end()
  })
})
server.listen(Number(process.argv[2]), '127.0.0.1')
