import ky, { HTTPError } from 'ky'
import createClient, { type Client, type Middleware } from 'openapi-fetch'
import type { paths } from './api.ts'

/** The operations as JSON is sent to them: 207 answers batches of lines alone. */
type PathsOfJson = { [Path in keyof paths]: { [Method in keyof paths[Path]]: WithoutBatches<paths[Path][Method]> } }
type WithoutBatches<Operation> = Operation extends { responses: { 207: unknown } }
  ? Omit<Operation, 'responses'> & { responses: Omit<Operation['responses'], 207> }
  : Operation

/** The API as typed calls: `onrecord.GET('/v1/dossiers/{dossier}/claims', { params })` and so on, one method a verb. */
export type Onrecord = Client<PathsOfJson>

/** How to reach a server. */
export type Connection = {
  /** Where it is, such as `http://127.0.0.1:7400`. */
  url: string
  /** An API key, `onr_…`; without one only the open routes answer. */
  key?: string | undefined
  /** How often a request that is safe to repeat is tried again; 2 unless told otherwise, 0 for never. */
  retries?: number
  /** Sends the request; the global `fetch` unless given. */
  fetch?: typeof globalThis.fetch
}

/** The longest wait that a server's `Retry-After` is granted, ms. */
const LONGEST_WAIT_MS = 30_000

/**
 * A client of the API. Each call resolves with `data` or with `error`, the problem details (RFC 9457), beside the
 * `response`; it rejects only where no answer came. What is safe to repeat is tried again after 429, 503 and broken
 * connections, as `Retry-After` says: reads, and every POST, which gets an `Idempotency-Key` of its own.
 */
export function connect({ url, key, retries = 2, fetch }: Connection): Onrecord {
  const client = createClient<PathsOfJson>({
    baseUrl: url,
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
    fetch: (request) => send(request, { retries, ...(fetch === undefined ? {} : { fetch }) }),
  })
  client.use(idempotent)
  return client
}

/** Statuses of a server that has not carried out what it was asked. */
const AGAIN = [429, 502, 503, 504]

async function send(
  request: Request,
  { retries, ...own }: { retries: number; fetch?: typeof fetch },
): Promise<Response> {
  try {
    return await ky(request, {
      ...own,
      timeout: false,
      throwHttpErrors: (status) => AGAIN.includes(status),
      retry: {
        limit: retries,
        methods: ['get', 'head', 'post'],
        statusCodes: AGAIN,
        afterStatusCodes: [429, 503],
        maxRetryAfter: LONGEST_WAIT_MS,
        jitter: true,
      },
    })
  } catch (error) {
    if (!(error instanceof HTTPError)) throw error
    // The last refusal, whose body was read for the error.
    const { data, response } = error
    const body = typeof data === 'string' ? data : JSON.stringify(data)
    return new Response(body, { status: response.status, headers: response.headers })
  }
}

/** A POST that is sent again, because its answer was lost, is carried out once. */
const idempotent: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'POST' || request.headers.has('idempotency-key')) return
    request.headers.set('idempotency-key', crypto.randomUUID())
  },
}
