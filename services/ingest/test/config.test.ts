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

t.test('a language model is there where its address and its name are set', async (t) => {
  const LLM_BASE_URL = 'http://127.0.0.1:11434/v1'
  t.equal(readConfig({ DATABASE_URL }).languageModel, null)
  t.equal(readConfig({ DATABASE_URL, LLM_BASE_URL: '', LLM_MODEL: '', LLM_API_KEY: '' }).languageModel, null)
  t.match(readConfig({ DATABASE_URL, LLM_BASE_URL, LLM_MODEL: 'some/model' }).languageModel, {
    baseUrl: LLM_BASE_URL,
    model: 'some/model',
    apiKey: undefined,
    timeoutMs: 60_000,
    tokensPerDay: 1_000_000,
  })
  t.throws(() => readConfig({ DATABASE_URL, LLM_BASE_URL }), /LLM_MODEL/)
  for (const wrong of ['ftp://a.example/v1', 'model', 'https://me:secret@a.example/v1', 'https://a.example/v1?key=1']) {
    t.throws(() => readConfig({ DATABASE_URL, LLM_BASE_URL: wrong, LLM_MODEL: 'm' }), /LLM_BASE_URL/, wrong)
  }
  t.throws(() => readConfig({ DATABASE_URL, LLM_MAX_CHARACTERS: '10' }), /LLM_MAX_CHARACTERS/)
})

t.test('a setting that makes no sense is refused by its name', async (t) => {
  t.throws(() => readConfig({}), /DATABASE_URL/)
  t.throws(() => readConfig({ DATABASE_URL, INGEST_THREADS: '0' }), /INGEST_THREADS/)
  t.throws(() => readConfig({ DATABASE_URL, LOG_LEVEL: 'loud' }), /LOG_LEVEL/)
})
