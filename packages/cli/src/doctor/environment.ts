import * as z from 'zod'
import { readConfig } from '../config.ts'
import { type Check, fail, ok, reasonOf, warn } from './check.ts'

/** Every setting of command and services; a test holds them against `.env.example`. */
export const SETTINGS: readonly string[] = [
  'API_ALLOWED_HOSTS',
  'API_CACHE_MIB',
  'API_CORS_ORIGINS',
  'API_HOST',
  'API_MAX_CONNECTIONS',
  'API_PORT',
  'API_PROJECTOR',
  'API_RATE_COSTLY',
  'API_RATE_OPEN',
  'API_RATE_READ',
  'API_RATE_WRITE',
  'API_RATE_WRONG_KEYS',
  'API_TRUSTED_PROXIES',
  'DATABASE_OWNER_URL',
  'DATABASE_URL',
  'FEED_ALLOW_LOOPBACK',
  'INGEST_DOCUMENT_LIMIT_MS',
  'INGEST_THREADS',
  'LLM_API_KEY',
  'LLM_BASE_URL',
  'LLM_MAX_CHARACTERS',
  'LLM_MAX_REQUESTS',
  'LLM_MAX_TOKENS',
  'LLM_MODEL',
  'LLM_TIMEOUT_MS',
  'LLM_TOKENS_PER_DAY',
  'LOG_LEVEL',
  'ONRECORD_API_KEY',
  'ONRECORD_HOME',
  'ONRECORD_SECRETS_KEY',
  'ONRECORD_URL',
  'REDIS_URL',
  'WEBHOOK_ALLOW_LOOPBACK',
  'WEBHOOK_KEEP_ATTEMPTS_DAYS',
  'WEBHOOK_TIMEOUT_MS',
]

/** Names that begin so are meant for us. */
const OURS = /^(API|FEED|INGEST|LLM|NOTIFY|ONRECORD|WEBHOOKS?)_/

/** Names with more letters wrong than this are not meant for us. */
const MOST_WRONG = 2

/** Whether the settings can be read, which are set, and which are misspelt. Values are never told: some are secrets. */
export function checkEnvironment(environment: NodeJS.ProcessEnv): Check[] {
  const set = Object.keys(environment).filter((name) => environment[name] !== '')
  const known = set.filter((name) => SETTINGS.includes(name)).sort()
  const strange = set
    .filter((name) => !SETTINGS.includes(name))
    .flatMap((name) => {
      const near = SETTINGS.find((setting) => distance(setting, name) <= MOST_WRONG)
      return near !== undefined || OURS.test(name) ? [{ name, near }] : []
    })
  return [
    readable(environment, known),
    ...strange.map(({ name, near }) =>
      warn('settings', `${name} is no setting`, near === undefined ? 'see .env.example' : `did you mean ${near}?`),
    ),
  ]
}

function readable(environment: NodeJS.ProcessEnv, known: readonly string[]): Check {
  try {
    readConfig(environment)
    return ok('settings', known.length === 0 ? 'none is set: all as usual' : `set: ${known.join(', ')}`)
  } catch (error) {
    const says = error instanceof z.ZodError ? z.prettifyError(error).replaceAll('\n', ' ') : reasonOf(error)
    return fail('settings', says, 'see .env.example')
  }
}

/** Letters to change, add or leave out to make one of the other (Levenshtein). */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MOST_WRONG) return MOST_WRONG + 1
  let row = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1]
    for (const [j, other] of Array.from(b).entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
