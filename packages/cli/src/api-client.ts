import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CliConfig } from './config.ts'
import { EXIT, Failure } from './failure.ts'
import { readState } from './state.ts'

/** Where to call, and as whom. */
export type ApiClient = { url: string; key: string }

/** A problem document (RFC 9457), as far as the command shows it. */
type Problem = { title?: string; detail?: string; errors?: { pointer?: string; detail?: string }[] }

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

/** The same as {@link call}, with the answer's tag. */
export async function callTagged<Answer>(client: ApiClient, request: Request): Promise<Tagged<Answer>> {
  const { method = 'GET', path, body } = request
  const response = await fetch(new URL(path, client.url), {
    method,
    headers: {
      authorization: `Bearer ${client.key}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Failure(`${client.url} does not answer`, { cause, exitCode: EXIT.unreachable })
  })
  if (!response.ok && !request.expected?.includes(response.status)) {
    // Every refusal of the api is a problem document; a proxy's may be anything.
    const problem = (await response.json().catch(() => ({}))) as Problem
    throw problemFailure(response.status, problem)
  }
  // The api's response schemas guarantee the shape that the caller names; 204 has none.
  return {
    answer: (response.status === 204 ? undefined : await response.json()) as Answer,
    etag: response.headers.get('etag') ?? '',
  }
}

function problemFailure(status: number, problem: Problem): Failure {
  const errors = problem.errors ?? []
  // The one place of a single error is in the detail already.
  const places = errors.length < 2 ? [] : errors.map(({ pointer, detail }) => `\n  ${pointer ?? ''} ${detail ?? ''}`)
  const message = `${problem.detail ?? problem.title ?? 'the api refused'} (${status})${places.join('')}`
  return new Failure(message, { exitCode: status === 400 ? EXIT.usage : EXIT.failed })
}
