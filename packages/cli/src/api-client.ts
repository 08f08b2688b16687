import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Onrecord, Problem } from '@onrecord/client'
import type { CliConfig } from './config.ts'
import { EXIT, Failure } from './failure.ts'
import { readState } from './state.ts'

/** Where to call, and as whom. */
export type ApiClient = { url: string; key: string }

/** The api that the environment names, else the one that runs on this folder. Throws Failure where there is none. */
export async function connect(config: CliConfig): Promise<ApiClient> {
  const url = config.apiUrl ?? (await readState(config.home))?.url
  if (url === undefined) {
    throw new Failure('no Onrecord is running here: start one with `npx pnpm start`, or set ONRECORD_URL', {
      exitCode: EXIT.unreachable,
    })
  }
  const key = config.apiKey ?? (await readAdminKey(config.home))
  if (key === undefined) throw new Failure('no key: set ONRECORD_API_KEY (`onrecord key create` makes one)')
  return { url, key }
}

/** Where an embedded Onrecord keeps its first key. */
export const adminKeyFile = (home: string): string => join(home, 'keys', 'admin')

async function readAdminKey(home: string): Promise<string | undefined> {
  const text = await readFile(adminKeyFile(home), 'utf8').catch(() => undefined)
  return text?.trim()
}

/** What is asked of the api; `expected` lists further statuses that are no failure. */
type Request = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: unknown
  headers?: Record<string, string>
  expected?: readonly number[]
}

/**
 * Calls the api and returns the JSON of its answer; the caller names the shape, which the api's schemas guarantee.
 * Throws Failure with the problem's own words.
 */
export async function call<Answer>(client: ApiClient, request: Request): Promise<Answer> {
  return (await callTagged<Answer>(client, request)).answer
}

/** An answer with the tag that `If-Match` takes; empty where it has none. */
export type Tagged<Answer> = { answer: Answer; etag: string }

/** Any call of the typed client: which shape an address answers with, the caller of {@link call} knows. */
type AnyRequest = (
  method: string,
  path: string,
  init: object,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>

/** The typed client for this api, loaded when it is needed; it tries again what may be tried again. */
async function openClient({ url, key }: ApiClient): Promise<Onrecord> {
  const { connect: open } = await import('@onrecord/client')
  return open({ url, key })
}

/** The same as {@link call}, with the answer's tag. */
export async function callTagged<Answer>(client: ApiClient, request: Request): Promise<Tagged<Answer>> {
  const { method = 'GET', path, body, headers, expected } = request
  const onrecord = await openClient(client)
  const ask = onrecord.request as unknown as AnyRequest
  const { data, error, response } = await ask(method, path, {
    headers: { accept: 'application/json', ...headers },
    ...(body === undefined ? {} : { body }),
  }).catch((cause: unknown) => {
    const isOther = cause instanceof SyntaxError
    const message = isOther ? 'answers, but not as an Onrecord does' : 'does not answer'
    throw new Failure(`${client.url} ${message}`, { cause, exitCode: EXIT.unreachable })
  })
  if (!response.ok && !expected?.includes(response.status)) throw refusal(response.status, error)
  // The api's response schemas guarantee the shape that the caller names; 204 has none.
  return { answer: (data ?? error) as Answer, etag: response.headers.get('etag') ?? '' }
}

/** What the api refused, in its own words. Every refusal of the api is a problem document; a proxy's may be anything. */
export function refusal(status: number, body: unknown): Failure {
  const { title, detail, errors = [] } = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>
  // The one place of a single error is in the detail already.
  const places = errors.length < 2 ? [] : errors.map((item) => `\n  ${placeOf(item)} ${item.detail}`)
  const says = detail ?? title ?? 'the api refused'
  const [first] = errors
  // The api names the place in its own words, `query/saidFrom`; here the same is typed otherwise.
  const shown = first === undefined ? says : says.replace(`${first.in}${first.pointer}:`, `${placeOf(first)}:`)
  const message = `${shown} (${status})${status === 401 ? KEY_HINT : ''}${places.join('')}`
  return new Failure(message, { exitCode: status === 400 ? EXIT.usage : EXIT.failed })
}

const KEY_HINT = '; set ONRECORD_API_KEY to another one: `onrecord key create` makes one'

/** Options that are called otherwise than the parameter that they become. */
const OPTIONS: Readonly<Record<string, string>> = { q: 'search' }

/** Where something is wrong, as it was typed: a parameter is an option, a part of the address an argument. */
function placeOf({ in: part, pointer }: NonNullable<Problem['errors']>[number]): string {
  const [name = '', ...inside] = pointer.slice(1).split('/')
  if (part === 'path') return name
  if (part !== 'query') return pointer
  const option = OPTIONS[name] ?? name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return [`--${option}`, ...inside].join(' ')
}
