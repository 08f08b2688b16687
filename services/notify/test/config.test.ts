import { randomBytes } from 'node:crypto'
import t from 'tap'
import { readConfig } from '../src/index.ts'

const given = {
  DATABASE_URL: 'postgres://localhost/onrecord',
  ONRECORD_SECRETS_KEY: randomBytes(32).toString('base64'),
}

t.test('without a secrets key the service is not configured', async (t) => {
  t.throws(() => readConfig({ ...given, ONRECORD_SECRETS_KEY: undefined }), /ONRECORD_SECRETS_KEY/)
  t.throws(() => readConfig({ ...given, DATABASE_URL: undefined }), /DATABASE_URL/)
})

t.test('loopback is closed unless the operator opens it', async (t) => {
  t.equal(readConfig(given).allowLoopback, false)
  t.equal(readConfig({ ...given, WEBHOOK_ALLOW_LOOPBACK: 'true' }).allowLoopback, true)
  t.throws(() => readConfig({ ...given, WEBHOOK_ALLOW_LOOPBACK: 'yes' }), /WEBHOOK_ALLOW_LOOPBACK/)
})

t.test('a receiver has 15 seconds unless told otherwise', async (t) => {
  t.equal(readConfig(given).deliveryTimeoutMs, 15_000)
  t.equal(readConfig({ ...given, WEBHOOK_TIMEOUT_MS: '3000' }).deliveryTimeoutMs, 3000)
})
