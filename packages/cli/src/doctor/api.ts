import { type ApiClient, connect } from '../api-client.ts'
import type { CliConfig } from '../config.ts'
import { EXIT, Failure } from '../failure.ts'
import { type Check, fail, ok, reasonOf, warn } from './check.ts'

/** The longest wait for an answer, ms. */
const TIMEOUT_MS = 5000

/** Receivers refuse webhooks whose time is off by five minutes; a tenth of that is worth a word. Standard Webhooks 1.0. */
const MOST_SKEW_MS = 300_000
const SOME_SKEW_MS = 30_000

/** What each address needs of a key; those for writing can't be tried without writing. */
const TRIED = { read: '/v1/dossiers?limit=1', webhooks: '/v1/webhooks?limit=1', admin: '/v1/api-keys?limit=1' }

/** Whether the api answers, is at one with its database and this clock, and what the key may do. */
export async function checkApi(config: CliConfig): Promise<Check[]> {
  let client: ApiClient
  try {
    client = await connect(config)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const isAway = error.exitCode === EXIT.unreachable
    return [
      isAway
        ? warn('api', 'none runs here', 'npx pnpm start, or set ONRECORD_URL')
        : fail('key', error.message, 'set ONRECORD_API_KEY'),
    ]
  }
  const ready = await get(client, '/ready')
  if (ready instanceof Error)
    return [fail('api', `${client.url}: ${reasonOf(ready.cause ?? ready)}`, 'start it, or mend ONRECORD_URL')]
  if (ready.status !== 200)
    return [fail('api', `${client.url} answers ${ready.status}`, 'see its log: it can’t reach its database')]
  return [ok('api', `${client.url} answers`), clock(ready), await scopes(client)]
}

function clock(response: Response): Check {
  const skew = Math.abs(Date.now() - Date.parse(response.headers.get('date') ?? ''))
  if (Number.isNaN(skew)) return warn('clock', 'the api does not tell its time', 'is it an Onrecord?')
  const says = `${Math.round(skew / 1000)} s from the api’s`
  if (skew > MOST_SKEW_MS) return fail('clock', says, 'set both by NTP: signed deliveries are refused')
  return skew > SOME_SKEW_MS ? warn('clock', says, 'set both by NTP') : ok('clock', says)
}

async function scopes(client: ApiClient): Promise<Check> {
  const may: string[] = []
  for (const [scope, path] of Object.entries(TRIED)) {
    const answer = await get(client, path)
    if (answer instanceof Error) return fail('key', reasonOf(answer), 'try again')
    if (answer.status === 401)
      return fail('key', 'the api does not know it', '`onrecord key create` makes one; set ONRECORD_API_KEY')
    if (answer.ok) may.push(scope)
  }
  if (may.includes('admin')) return ok('key', 'may do everything')
  if (may.length > 0) return ok('key', `may use ${may.join(', ')}; ingest and review can’t be tried without writing`)
  return warn('key', 'may not read', '`onrecord key create --scope read …`')
}

async function get({ url, key }: ApiClient, path: string): Promise<Response | Error> {
  const headers = { authorization: `Bearer ${key}` }
  return fetch(new URL(path, url), { headers, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch((error: Error) => error)
}
