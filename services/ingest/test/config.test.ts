import t from 'tap'
import { readConfig } from '../src/index.ts'

const DATABASE_URL = 'postgres://onrecord@localhost:5432/onrecord'

t.test('only the database must be named', async (t) => {
  t.match(readConfig({ DATABASE_URL }), {
    databaseUrl: DATABASE_URL,
    redisUrl: undefined,
    documentLimitMs: 30_000,
    maxStarts: 3,
    reconcileEveryMs: 10_000,
    logLevel: 'info',
  })
})

t.test('a setting that is given counts', async (t) => {
  const REDIS_URL = 'redis://localhost:6379'
  const config = readConfig({ DATABASE_URL, REDIS_URL, INGEST_THREADS: '7', INGEST_DOCUMENT_LIMIT_MS: '5000' })
  t.match(config, { redisUrl: REDIS_URL, threads: 7, documentLimitMs: 5000 })
})

t.test('a setting that makes no sense is refused by its name', async (t) => {
  t.throws(() => readConfig({}), /DATABASE_URL/)
  t.throws(() => readConfig({ DATABASE_URL, INGEST_THREADS: '0' }), /INGEST_THREADS/)
  t.throws(() => readConfig({ DATABASE_URL, LOG_LEVEL: 'loud' }), /LOG_LEVEL/)
})
