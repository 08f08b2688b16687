import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** One answer as it came over the wire; names of headers in lower case. */
export type RawAnswer = { status: number; headers: Record<string, string>; body: string }

/** What came back for bytes that were sent, and whether the server hung up. */
export type RawExchange = { answers: RawAnswer[]; text: string; isClosed: boolean }

/** A server that says nothing for so long will say nothing more, ms. */
const QUIET_MS = 500

/** Longest wait for the first byte, ms. */
const FIRST_BYTE_MS = 2000

/**
 * Sends bytes to a server on this machine exactly as they are, piece by piece, and reads until it hangs up or falls
 * silent. What a client library would never send can be sent so.
 */
export async function sendRaw(
  url: string,
  pieces: string | Buffer | readonly (string | Buffer)[],
): Promise<RawExchange> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const received: Buffer[] = []
  let isClosed = false
  let lastAt = Date.now()
  socket.on('data', (chunk: Buffer) => {
    received.push(chunk)
    lastAt = Date.now()
  })
  // A server that hangs up early resets the connection while we still write.
  socket.on('error', () => undefined)
  socket.on('close', () => {
    isClosed = true
  })
  await once(socket, 'connect')
  for (const piece of [pieces].flat()) await write(socket, piece)
  const sentAt = Date.now()
  const isOver = (): boolean => {
    if (isClosed) return true
    return received.length === 0 ? Date.now() - sentAt > FIRST_BYTE_MS : Date.now() - lastAt > QUIET_MS
  }
  while (!isOver()) await delay(5)
  socket.destroy()
  const text = Buffer.concat(received).toString('latin1')
  return { answers: answersIn(text), text, isClosed }
}

async function write(socket: Socket, piece: string | Buffer): Promise<void> {
  if (socket.destroyed || !socket.writable) return
  const bytes = typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece
  if (socket.write(bytes)) return
  await new Promise<void>((resolve) => {
    socket.once('drain', resolve)
    socket.once('close', () => resolve())
  })
}

/** The answers in what came back: heads with bodies of a stated length, or in chunks. */
function answersIn(text: string): RawAnswer[] {
  const answers: RawAnswer[] = []
  for (let rest = text; rest.startsWith('HTTP/1.1 '); ) {
    const end = rest.indexOf('\r\n\r\n')
    if (end < 0) break
    const [first = '', ...lines] = rest.slice(0, end).split('\r\n')
    const status = Number(first.split(' ')[1])
    const headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    )
    const { body, length } = bodyOf(rest.slice(end + 4), headers)
    answers.push({ status, headers, body })
    rest = rest.slice(end + 4 + length)
  }
  return answers
}

function bodyOf(text: string, headers: Record<string, string>): { body: string; length: number } {
  if (headers['transfer-encoding'] !== 'chunked') {
    const length = Number(headers['content-length'] ?? 0)
    return { body: text.slice(0, length), length }
  }
  let body = ''
  let at = 0
  for (;;) {
    const lineEnd = text.indexOf('\r\n', at)
    const size = Number.parseInt(text.slice(at, lineEnd), 16)
    if (lineEnd < 0 || Number.isNaN(size)) return { body, length: text.length }
    body += text.slice(lineEnd + 2, lineEnd + 2 + size)
    at = lineEnd + 2 + size + 2
    if (size === 0) return { body, length: at }
  }
}
