import { availableParallelism } from 'node:os'
import { LEAST_CHARACTERS } from '@onrecord/extraction'
import * as z from 'zod'
import type { LanguageModelSettings } from './language-model/settings.ts'

const Count = z.coerce.number().int().min(1)

const Environment = z.object({
  DATABASE_URL: z.url(),
  REDIS_URL: z.url().optional(),
  INGEST_THREADS: Count.max(256).optional(),
  INGEST_DOCUMENT_LIMIT_MS: Count.default(30_000),
  FEED_ALLOW_LOOPBACK: z
    .enum(['true', 'false'])
    .default('false')
    .transform((text) => text === 'true'),
  LOG_LEVEL: z.enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
})

/** An http address without user, query or fragment: requests go to paths below it, and nowhere else. */
const BaseUrl = z
  .url({ protocol: /^https?$/ })
  .refine((text) => !/[@?#]/.test(text), 'an address without user, query and fragment')

const LanguageModel = z.object({
  LLM_BASE_URL: BaseUrl.optional(),
  LLM_MODEL: z.string().max(200).optional(),
  LLM_API_KEY: z.string().optional(),
  LLM_TIMEOUT_MS: Count.default(60_000),
  LLM_MAX_CHARACTERS: Count.min(LEAST_CHARACTERS).max(200_000).default(12_000),
  LLM_MAX_TOKENS: Count.default(4096),
  LLM_MAX_REQUESTS: Count.default(8),
  LLM_TOKENS_PER_DAY: Count.default(1_000_000),
})

/**
 * Settings of the service. `threads`: documents at a time; `documentLimitMs`: longest extraction of one document;
 * `maxStarts`: runs without outcome after which a document counts as crashed; `queuePrefix`: see `openQueues`;
 * `dueDatesEveryMs`: how often it is looked which due dates have passed;
 * `feedsEveryMs`: how often it is looked which feeds are due; `feedsAllowLoopback`: whether a feed may lie on this machine;
 * `languageModel`: null, where there is none;
 * `positionsEveryMs`: how often dossiers with new events are looked at for changed positions.
 */
export type IngestConfig = {
  databaseUrl: string
  redisUrl: string | undefined
  queuePrefix?: string
  threads: number
  documentLimitMs: number
  maxStarts: number
  reconcileEveryMs: number
  dueDatesEveryMs: number
  feedsEveryMs: number
  feedsAllowLoopback: boolean
  positionsEveryMs: number
  jobLockMs: number
  logLevel: string
  languageModel: LanguageModelSettings | null
}

/** Reads the settings from the environment; throws a ZodError that names what is wrong. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): IngestConfig {
  const settings = Environment.parse(environment)
  return {
    ...defaults,
    databaseUrl: settings.DATABASE_URL,
    redisUrl: settings.REDIS_URL,
    threads: settings.INGEST_THREADS ?? defaults.threads,
    documentLimitMs: settings.INGEST_DOCUMENT_LIMIT_MS,
    feedsAllowLoopback: settings.FEED_ALLOW_LOOPBACK,
    logLevel: settings.LOG_LEVEL,
    languageModel: readLanguageModel(environment),
  }
}

/**
 * Reads from the environment where a language model is asked; null where `LLM_BASE_URL` is not set. An empty variable counts
 * as not set. Throws a ZodError that names what is wrong.
 */
export function readLanguageModel(environment: NodeJS.ProcessEnv): LanguageModelSettings | null {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const settings = LanguageModel.superRefine(({ LLM_BASE_URL, LLM_MODEL }, context) => {
    if (LLM_BASE_URL !== undefined && LLM_MODEL === undefined) {
      context.addIssue({ code: 'custom', path: ['LLM_MODEL'], message: 'LLM_BASE_URL is set: name its model too' })
    }
  }).parse(set)
  const { LLM_BASE_URL: baseUrl, LLM_MODEL: model } = settings
  if (baseUrl === undefined || model === undefined) return null
  return {
    baseUrl,
    model,
    apiKey: settings.LLM_API_KEY,
    timeoutMs: settings.LLM_TIMEOUT_MS,
    maxCharacters: settings.LLM_MAX_CHARACTERS,
    maxTokens: settings.LLM_MAX_TOKENS,
    maxRequests: settings.LLM_MAX_REQUESTS,
    tokensPerDay: settings.LLM_TOKENS_PER_DAY,
  }
}

/** What holds where nothing else is said. */
export const defaults = {
  threads: availableParallelism(),
  documentLimitMs: 30_000,
  maxStarts: 3,
  reconcileEveryMs: 10_000,
  dueDatesEveryMs: 60_000,
  feedsEveryMs: 15_000,
  feedsAllowLoopback: false,
  positionsEveryMs: 500,
  jobLockMs: 10_000,
  logLevel: 'info',
  languageModel: null,
} as const satisfies Partial<IngestConfig>
