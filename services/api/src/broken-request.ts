import type { Socket } from 'node:net'
import { PROBLEMS, type ProblemCode } from './problem.ts'

/** Node's parser and timers by error code. Source: nodejs.org/api/http.html, event `clientError`. */
const CODES: Readonly<Record<string, ProblemCode>> = { HPE_HEADER_OVERFLOW: 'headers-too-large' }

/** Answers what never became a request (malformed HTTP, too many headers, too slow), then hangs up. */
export function answerBrokenRequest(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const code = CODES[error.code ?? ''] ?? 'invalid-request'
  const { status, title } = PROBLEMS[code]
  const detail = 'This is not a request that HTTP/1.1 allows, or it took too long.'
  const body = JSON.stringify({ type: `/problems#${code}`, title, status, detail, code, requestId: 'none' })
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}
