import { randomUUID } from 'node:crypto'
import { testEndpoint } from '@onrecord/webhooks/endpoints'
import t from 'tap'
import { ownValuesOf, withoutValues } from '../src/own-values.ts'
import { attempts, command, endpoint, freshNotify, run, subscribe } from './harness.ts'
import { startReceiver } from './receiver.ts'

const keptOf = (answer: string, headers: Record<string, string>) =>
  withoutValues(Buffer.from(answer), ownValuesOf(headers)).toString()

t.test('whole values, the tokens in them and how JSON writes them are left out of an answer, and nothing else', (t) => {
  const headers = { authorization: 'Bearer hunter2-hunter2', 'x-team': 'a b', 'x-quote': 'say "tomorrow"' }
  t.equal(keptOf('Bearer hunter2-hunter2', headers), '[redacted]')
  t.equal(keptOf('no such token: hunter2-hunter2', headers), 'no such token: [redacted]')
  t.equal(keptOf(JSON.stringify(headers), headers).includes('tomorrow'), false)
  t.equal(keptOf('a b, naïvely', headers), 'a b, naïvely')
  t.same(withoutValues(Buffer.from([0, 255, 128]), ['hunter2-hunter2']), Buffer.from([0, 255, 128]))
  t.end()
})

t.test('a receiver that repeats what it was sent makes no attempt tell a subscriber’s own headers', async (t) => {
  const notify = await freshNotify(t)
  const token = randomUUID()
  const padding = 'x'.repeat(4096 - 20)
  const receiver = await startReceiver(t, (response, _, { headers }) => {
    response.writeHead(401)
    // In two pieces, of which the end of what is kept cuts the second.
    response.write(`${headers['authorization']} `)
    response.end(padding + headers['authorization'])
  })
  const { id } = await subscribe(notify, receiver.url, { headers: { authorization: `Bearer ${token}` } })
  await run(t, notify)
  await testEndpoint(notify.log, await endpoint(notify, id), command())
  const [attempt] = await attempts(notify, id, 1)
  t.match(attempt, { status: 401 })
  const told = JSON.stringify(attempt)
  t.match(told, /\[redacted\] x+/)
  t.notMatch(told, token.slice(0, 8))
})
