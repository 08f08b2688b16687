import type { Socket } from 'node:net'
import { PROBLEMS, type ProblemCode } from './problem.ts'

/** Node's parser and timers by error code. Source: nodejs.org/api/http.html, event `clientError`. */
const CODES: Readonly<Record<string, ProblemCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-timeout',
}

/** What the caller is told where more is known than that it is no HTTP. */
const DETAILS: Readonly<Partial<Record<ProblemCode, string>>> = {
  'headers-too-large': 'The head of a request may hold 16 kB.',
  'request-timeout': 'The head of a request must arrive within 10 s, all of it within 30 s.',
}

/** Answers what never became a request (malformed HTTP, too many headers, too slow), then hangs up. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const code = CODES[error.code ?? ''] ?? 'invalid-request'
  const { status, title } = PROBLEMS[code]
  const detail = DETAILS[code] ?? 'This is not a request that HTTP/1.1 allows.'
  const body = JSON.stringify({ type: `/problems#${code}`, title, status, detail, code, requestId: 'none' })
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'content-type: application/problem+json',
    'cache-control: no-store',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
