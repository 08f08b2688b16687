import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { request } from 'undici'
import { openPinnedAgent } from '../../src/index.ts'

const limits = { connections: 1, connectTimeoutMs: 5000 }

t.test('the connection goes to the checked address, the name stays in Host', async (t) => {
  const server = createServer((request, response) => response.end(request.headers.host))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  const agent = openPinnedAgent(['127.0.0.1'], limits)
  t.teardown(() => agent.close())

  const answer = await request(`http://no-such-name.invalid:${port}/`, { dispatcher: agent })

  t.equal(await answer.body.text(), `no-such-name.invalid:${port}`)
})

t.test('redirects are answers, not ways', async (t) => {
  let calls = 0
  const server = createServer((_, response) => {
    calls += 1
    response.writeHead(302, { location: '/elsewhere' }).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const agent = openPinnedAgent(['127.0.0.1'], limits)
  t.teardown(() => agent.close())

  const answer = await request(`http://receiver.invalid:${(server.address() as AddressInfo).port}/`, {
    dispatcher: agent,
  })
  await answer.body.dump()

  t.equal(answer.statusCode, 302)
  t.equal(calls, 1)
})

t.test('without a checked address nothing is called', async (t) => {
  const agent = openPinnedAgent([], limits)
  t.teardown(() => agent.close())
  await t.rejects(request('http://localhost:9/', { dispatcher: agent }), /no checked address/)
})
