import { Writable } from 'node:stream'
import { readEvents } from '@onrecord/event-log'
import { traceParent } from '@onrecord/webhooks'
import { pino } from 'pino'
import t from 'tap'
import { buildServer } from '../src/index.ts'
import { openLogger } from '../src/logger.ts'
import { traceIdOf } from '../src/trace-id.ts'
import { freshApi } from './fresh-api.ts'

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736'
const PARENT = `00-${TRACE}-00f067aa0ba902b7-01`

t.test('the trace of a request is that of its traceparent, of later versions too', async (t) => {
  t.equal(traceIdOf({ traceparent: PARENT }), TRACE)
  t.equal(traceIdOf({ traceparent: `cc-${TRACE}-00f067aa0ba902b7-01-what-the-future-will-be-like` }), TRACE)
  for (const traceparent of [
    undefined,
    '',
    TRACE,
    `${PARENT}-more`,
    `${PARENT}, ${PARENT}`,
    PARENT.toUpperCase(),
    ` ${PARENT}`,
    `ff-${TRACE}-00f067aa0ba902b7-01`,
    `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`,
    `00-${TRACE}-${'0'.repeat(16)}-01`,
    `cc-${TRACE}-00f067aa0ba902b7-01.more`,
    '0'.repeat(100_000),
  ])
    t.equal(traceIdOf(traceparent === undefined ? {} : { traceparent }), undefined, String(traceparent).slice(0, 80))
})

t.test('what a request with a trace appends is known by it, unless the request has a name of its own', async (t) => {
  const { call, log } = await freshApi(t)
  const open = async (id: string, headers: Record<string, string>) => {
    const answer = await call('POST', '/v1/dossiers', { body: { id, title: 'Port' }, headers })
    t.equal(answer.status, 201)
    const [event] = await readEvents(log, { dossier: id, after: 0, limit: 1 })
    return { correlationId: event?.metadata.correlationId ?? '', requestId: answer.headers['x-request-id'] }
  }
  const traced = await open('traced', { traceparent: PARENT })
  t.equal(traced.correlationId, TRACE)
  t.not(traced.requestId, TRACE, 'many requests may belong to one trace')
  const spanId = '53995c3f42cd8ad8'
  const eventId = '00000000-0000-4000-8000-000000000001'
  t.equal(traceParent({ correlationId: traced.correlationId, eventId, spanId }), `00-${TRACE}-${spanId}-00`)
  t.equal((await open('named', { traceparent: PARENT, 'x-request-id': 'desk-7' })).correlationId, 'desk-7')
  const broken = await open('broken', { traceparent: `00-${TRACE}-xyz-01` })
  t.equal(broken.correlationId, broken.requestId)
})

t.test('the line of a request names its trace', async (t) => {
  const { log } = await freshApi(t)
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const logger = openLogger({ name: 'api', level: 'info', process: pino(stream) })
  const app = await buildServer({ log, logger, allowedHosts: null, webhooks: null })
  t.teardown(() => app.close())
  await app.inject({ url: '/v1/dossiers', headers: { traceparent: PARENT } })
  await app.inject({ url: '/v1/dossiers', headers: { traceparent: 'evil' } })
  t.match(JSON.parse(lines[0] ?? ''), { msg: 'http.request', traceId: TRACE })
  t.equal(JSON.parse(lines[1] ?? '').traceId, undefined)
})
