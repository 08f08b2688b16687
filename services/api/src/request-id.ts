import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { traceIdOf } from './trace-id.ts'

/** What a caller may name a request; anything else is replaced. */
const REQUEST_ID = /^[\w.:-]{1,64}$/

/** What our own names begin with: no two processes have the same. A random name each time would take as long as counting the request. */
const PROCESS = randomBytes(12).toString('base64url')

let named = 0

/** The name of a request in answers and logs: the caller's, or one of ours, in the order in which they came to this process. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  return givenId(request) ?? `${PROCESS}-${(named += 1)}`
}

/**
 * What the events that a request appends are known by: the caller's name for it, else the trace that it belongs to, which
 * deliveries then carry on, else our own name for it.
 */
export function correlationIdOf(request: Pick<IncomingMessage, 'headers'> & { id: string }): string {
  return givenId(request) ?? traceIdOf(request.headers) ?? request.id
}

function givenId({ headers }: Pick<IncomingMessage, 'headers'>): string | undefined {
  const given = headers['x-request-id']
  return typeof given === 'string' && REQUEST_ID.test(given) ? given : undefined
}
