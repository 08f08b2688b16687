import t from 'tap'
import { attacked, faultOf } from './attack/attacked.ts'
import { addressOf } from './attack/operations.ts'

/** Headers that somebody reads. */
const NAMES = [
  'accept',
  'accept-language',
  'authorization',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
  'origin',
  'prefer',
  'range',
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
  Array.from({ length: 500 }, (_, nth) => `a/b${nth};q=0.${nth}`).join(),
]

t.test('no header makes an operation fail, and none comes back in an answer', async (t) => {
  const { operations, call, idsOf } = await attacked(t)
  const tried = operations.filter(({ id }) =>
    [
      'listClaims',
      'getClaim',
      'listDossiers',
      'submitDocument',
      'decideClaim',
      'createFeedToken',
      'exportClaims',
    ].includes(id),
  )
  t.ok(tried.length >= 6)
  for (const operation of tried) {
    for (const name of NAMES) {
      for (const value of VALUES) {
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
  t.pass('every header was tried')
})
