import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Patience } from './connections.ts'
import { onceAnswered } from './pending-answers.ts'
import { PROBLEMS, type ProblemCode } from './problem.ts'
import { BARE_HEADERS } from './security-headers.ts'

/** Node's parser and timers by error code. Source: nodejs.org/api/http.html, event `clientError`. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
}

const NO_HTTP = 'This is not a request that HTTP/1.1 allows.'

/** Answers what never became a request (malformed HTTP, too many headers, too slow), then hangs up; earlier answers first. */
export function brokenRequests({ headMs, requestMs }: Patience) {
  const details: Readonly<Partial<Record<ProblemCode, string>>> = {
    'headers-too-large': 'The head of a request may hold 16 kB.',
    'request-timeout': `The head of a request must arrive within ${headMs / 1000} s, all of it within ${requestMs / 1000} s.`,
  }
  return (error: Error & { code?: string }, socket: Socket): void => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy()
      return
    }
    const code = CODES[error.code ?? ''] ?? 'invalid-request'
    onceAnswered(socket, () => sayAndHangUp(socket, code, details[code] ?? NO_HTTP))
  }
}

function sayAndHangUp(socket: Socket, code: ProblemCode, detail: string): void {
  if (!socket.writable) return
  const { status, title } = PROBLEMS[code]
  const { headers, body } = compose(code, detail)
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end(`HTTP/1.1 ${status} ${title}\r\n${head.join('\r\n')}\r\n\r\n${body}`)
}

/** Answers a request that expects something else than 100 (RFC 9110 §10.1.1), which never comes to a route. */
export function answerExpectation(_request: IncomingMessage, response: ServerResponse): void {
  const { headers, body } = compose('expectation-failed', 'The only expectation that is met is 100-continue.')
  response.writeHead(PROBLEMS['expectation-failed'].status, headers).end(body)
}

function compose(code: ProblemCode, detail: string): { headers: Record<string, string>; body: string } {
  const { status, title } = PROBLEMS[code]
  const body = JSON.stringify({ type: `/problems#${code}`, title, status, detail, code, requestId: 'none' })
  const headers = {
    'content-type': 'application/problem+json',
    ...BARE_HEADERS,
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  return { headers, body }
}
