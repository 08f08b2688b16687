import { Writable } from 'node:stream'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { freshDatabase } from '@onrecord/testing'
import { pino } from 'pino'
import t from 'tap'
import { buildServer, issueKey } from '../src/index.ts'
import { openLogger } from '../src/logger.ts'
import { openRequestLog, writeRequestLine } from '../src/request-log.ts'

t.test('a request is one line, without its key, its text or its query', async (t) => {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const { database } = await freshDatabase(t)
  const log = openEventLog({ database, registry: eventRegistry })
  const logger = openLogger({ name: 'api', level: 'debug', process: pino(stream) })
  const app = await buildServer({ log, logger, allowedHosts: null, webhooks: null })
  t.teardown(async () => {
    await app.close()
    await closeEventLog(log)
  })
  const { token, key } = await issueKey(log, { label: 'desk', scopes: ['admin'] })
  const headers = { authorization: `Bearer ${token}` }
  await app.inject({ method: 'POST', url: '/v1/dossiers', headers, payload: { id: 'harbour', title: 'Harbour talks' } })
  const payload = { text: 'The chair whispered something.' }
  await app.inject({ method: 'POST', url: '/v1/dossiers/harbour/documents', headers, payload })
  await app.inject({ method: 'GET', url: '/v1/dossiers/harbour/events?after=not-a-number', headers })
  t.equal(lines.length, 3)
  t.match(JSON.parse(lines[1] ?? ''), {
    msg: 'http.request',
    method: 'POST',
    route: '/v1/dossiers/:dossier/documents',
    status: 202,
    dossier: 'harbour',
    keyId: key.keyId,
    reqId: String,
  })
  t.notMatch(lines.join(''), new RegExp(`${token}|whispered|not-a-number|Harbour`))
})

t.test('who asks again is logged as the logger would log it', async (t) => {
  for (const level of ['info', 'warn']) {
    const lines: string[] = []
    const file = { write: (text: string) => void lines.push(text) }
    const logger = openLogger({ name: 'api', level, process: pino({ name: 'up' }, file) })
    const line = {
      method: 'GET',
      route: '/v1/dossiers/:dossier/claims',
      status: 304,
      durationMs: 1,
      dossier: 'har"bour\u2028',
      keyId: null,
    }
    openRequestLog(logger, line)('a-1', 0.126)
    writeRequestLine(logger.child({ reqId: 'a-1' }), { ...line, durationMs: 0.126 })
    t.equal(lines.length, level === 'info' ? 2 : 0, `at level ${level}`)
    const [again, first] = lines.map((text) => ({ ...JSON.parse(text), time: 0 }))
    t.same(again, first)
    t.ok(lines.every((text) => text.endsWith('}\n')))
  }
})

t.test('an error is logged with its causes and without the values that the database quotes', async (t) => {
  const lines: string[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  const cause = Object.assign(new Error('refused'), { code: '23505', detail: 'Key (text)=(secret words) exists.' })
  const logger = openLogger({ name: 'api', level: 'debug', process: pino(stream) })
  logger.error({ err: new Error('outer', { cause }) }, 'http.error')
  t.match(JSON.parse(lines[0] ?? ''), { err: { message: 'outer', cause: { message: 'refused', code: '23505' } } })
  t.notMatch(lines[0], /secret words/)
})
