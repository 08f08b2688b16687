import type { Readable } from 'node:stream'

/** Most lines of a batch, longest line and longest batch, bytes. What is larger comes in several. */
export const BATCH_LIMITS = { lines: 1000, lineBytes: 2_000_000, bytes: 20_000_000 } as const

/** Why a batch was not read to its end. */
export class BatchStop extends Error {
  readonly code: 'payload-too-large' | 'body-cut-off'

  constructor(code: BatchStop['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'BatchStop'
    this.code = code
  }
}

const LINE_FEED = 0x0a

/**
 * The lines of a stream as they come, empty ones passed over, `line` counting from 1; no more than one is held. The last may lack its
 * line feed. Throws {@link BatchStop} at a limit, and where the body breaks off: what had come of its last line is dropped.
 */
export async function* readLines(body: Readable): AsyncGenerator<{ line: number; bytes: Buffer }> {
  let rest: Buffer[] = []
  let restBytes = 0
  let bytes = 0
  let line = 1
  for await (const chunk of unbroken(body)) {
    bytes += chunk.length
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      const whole = Buffer.concat([...rest, chunk.subarray(start, end)])
      rest = []
      restBytes = 0
      start = end + 1
      yield* within({ line, bytes: whole })
      line += 1
    }
    rest.push(chunk.subarray(start))
    restBytes += chunk.length - start
    if (restBytes > BATCH_LIMITS.lineBytes) throw tooLong(line)
    if (bytes > BATCH_LIMITS.bytes)
      throw new BatchStop('payload-too-large', `A batch may hold ${BATCH_LIMITS.bytes} bytes.`)
  }
  yield* within({ line, bytes: Buffer.concat(rest) })
}

function* within(read: { line: number; bytes: Buffer }): Generator<{ line: number; bytes: Buffer }> {
  if (read.bytes.every(isSpace)) return
  if (read.line > BATCH_LIMITS.lines) {
    throw new BatchStop('payload-too-large', `A batch may have ${BATCH_LIMITS.lines} lines.`)
  }
  if (read.bytes.length > BATCH_LIMITS.lineBytes) throw tooLong(read.line)
  yield read
}

async function* unbroken(body: Readable): AsyncGenerator<Buffer> {
  try {
    // A request's body is not set to any encoding, so that its chunks are bytes.
    for await (const chunk of body) yield chunk as Buffer
  } catch (cause) {
    throw new BatchStop('body-cut-off', 'The body broke off; of its last line nothing was recorded.', { cause })
  }
}

function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d
}

function tooLong(line: number): BatchStop {
  return new BatchStop('payload-too-large', `Line ${line} has more than ${BATCH_LIMITS.lineBytes} bytes.`)
}
