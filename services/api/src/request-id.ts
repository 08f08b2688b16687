import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { traceIdOf } from './trace-id.ts'

/** What a caller may name a request; anything else is replaced. */
const REQUEST_ID = /^[\w.:-]{1,64}$/

/** The name of a request in answers and logs: the caller's, or one of ours. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  return givenId(request) ?? randomUUID()
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
