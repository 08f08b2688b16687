import t from 'tap'
import { attacked, faultOf } from './attacked.ts'
import { addressOf } from './operations.ts'

/** Headers that somebody reads. */
const NAMES = [
  'accept',
  'accept-language',
  'authorization',
  'content-encoding',
  'content-type',
  'forwarded',
  'idempotency-key',
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
  'last-event-id',
  'origin',
  'prefer',
  'range',
  'traceparent',
  'x-forwarded-for',
  'x-request-id',
]

const VALUES = [
  '',
  ',',
  ',,,;;;==',
  '"',
  '*',
  '*/*;q=NaN',
  'wait=1e400',
  '-1',
  '9'.repeat(400),
  'a'.repeat(4000),
  '\u00ff\u00fe',
  'W/"',
  'Bearer',
  'bytes=0-,-1,9999999999999999999-',
  '__proto__',
  '${7*7}',
  "' or 1=1 --",
  '${jndi:ldap://x}',
  '*;q=0',
  'identity;q=0, *;q=0',
  'gzip, gzip, gzip',
  'application/json; charset="',
  'application/json;;',
  'text/event-stream',
  'text/csv',
  'bytes=99999999999-',
  'wait=NaN',
  'respond-async, wait=0, wait=9999999999',
  'Wed, 21 Oct 2015 07:28:00 GMT',
  `ff-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
  Array.from({ length: 500 }, (_, nth) => `a/b${nth};q=0.${nth}`).join(),
]

/** Of the values, how many an operation is sent in each header; all operations together are sent all. */
const VALUES_A_HEADER = 5

t.test('no header makes an operation fail, and none comes back in an answer', async (t) => {
  const { app, operations, call, idsOf } = await attacked(t)
  const tried = operations.filter(({ id }) =>
    [
      'listClaims',
      'getClaim',
      'listDossiers',
      'submitDocument',
      'decideClaim',
      'createFeedToken',
      'exportClaims',
      'listEvents',
      'streamClaims',
      'readFeed',
      'readCalendar',
      'changeWebhook',
    ].includes(id),
  )
  t.ok(tried.length >= 12)
  let next = 0
  const inTurns = () => Array.from({ length: VALUES_A_HEADER }, () => VALUES[next++ % VALUES.length] ?? '')
  for (const operation of tried) {
    for (const name of NAMES) {
      for (const value of inTurns()) {
        const body = operation.body === undefined ? {} : { body: {} }
        const answer = await call(operation.method, addressOf(operation, idsOf(operation)), {
          headers: { [name]: value },
          ...body,
        })
        const fault = faultOf(answer)
        if (fault !== undefined) t.fail(`${operation.id} ${name}: ${value.slice(0, 40)}: ${fault}`)
        if (value.length > 400) t.notOk(JSON.stringify(answer.headers).includes(value), `${name} is not sent back`)
      }
    }
  }
  for (const name of [...NAMES, 'accept-encoding']) {
    for (const value of VALUES) {
      for (const path of ['/docs/static/swagger-ui.css', '/openapi.json', '/nothing']) {
        const { statusCode, body } = await app.inject({ url: path, headers: { [name]: value } })
        if (statusCode >= 500) t.fail(`${path} ${name}: ${value.slice(0, 40)}: ${statusCode} ${body}`)
      }
    }
  }
  t.pass('every header was tried')
})
