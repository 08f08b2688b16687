import { randomBytes } from 'node:crypto'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eventRegistry } from '@onrecord/domain'
import { closeEventLog, openEventLog } from '@onrecord/event-log'
import { issueKey } from '@onrecord/service-api'
import { freshDatabase } from '@onrecord/testing'
import t from 'tap'
import { call } from '../src/api-client.ts'
import { readConfig } from '../src/config.ts'
import { readSamples } from '../src/samples.ts'
import { startWithSamples } from '../src/start.ts'
import { freshHome } from './fixture/home.ts'

t.test('samples that a killed run had begun to load are completed by the next, and only then', async (t) => {
  const { url, database } = await freshDatabase(t)
  const log = openEventLog({ database, registry: eventRegistry })
  t.teardown(() => closeEventLog(log))
  const { token } = await issueKey(log, { label: 'test', scopes: ['admin'] })
  const home = await freshHome(t)
  const config = readConfig({
    DATABASE_URL: url,
    API_PORT: '0',
    LOG_LEVEL: 'warn',
    ONRECORD_API_KEY: token,
    ONRECORD_SECRETS_KEY: randomBytes(32).toString('base64'),
    ONRECORD_HOME: home,
  })
  const [first, ...others] = await readSamples()
  const documents = [first, ...others].flatMap((sample) => sample?.documents ?? []).length

  const begun = await startWithSamples(config, { samples: false })
  await call(begun.client, { method: 'POST', path: '/v1/dossiers', body: first?.configuration })
  await writeFile(join(home, 'loading-samples'), '')
  await begun[Symbol.asyncDispose]()

  const completed = await startWithSamples(config, { samples: true })
  t.same(completed.loaded, { dossiers: others.length + 1, documents })
  await completed[Symbol.asyncDispose]()
  t.notOk((await readdir(home)).includes('loading-samples'))

  const next = await startWithSamples(config, { samples: true })
  t.equal(next.loaded, undefined)
  await next[Symbol.asyncDispose]()
})
