/** Longest body of an answer that is read, bytes. An answer of 4,096 tokens has some 16 KiB. */
const MAX_BYTES = 1_048_576

/** The client waits no longer than this before it tries again, and sooner where a server asks for more, ms. */
const MAX_WAIT_MS = 60_000

/** An answer is longer than is read. */
export class AnswerTooLargeError extends Error {
  constructor() {
    super('the answer is too large')
    this.name = 'AnswerTooLargeError'
  }
}

/**
 * A `fetch` for the client: goes to no other address than the one it is given (a redirect is answered as it came), reads at
 * most {@link MAX_BYTES}, and marks answers that ask to wait longer than `waitMs` as not to be tried again.
 */
export function boundedFetch({ waitMs }: { waitMs: number }): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'manual' })
    const { status, statusText } = response
    const headers = new Headers(response.headers)
    if (waitOf(headers) > Math.min(waitMs, MAX_WAIT_MS)) headers.set('x-should-retry', 'false')
    return new Response(response.body?.pipeThrough(limitBytes()) ?? null, { status, statusText, headers })
  }
}

/** Milliseconds that `Retry-After` asks for, as seconds or as a date (RFC 9110, 10.2.3); 0 where it asks for none. */
function waitOf(headers: Headers): number {
  const asked = headers.get('retry-after')
  if (asked === null) return 0
  const wait = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - Date.now()
  return Number.isNaN(wait) ? 0 : wait
}

function limitBytes(): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0
  return new TransformStream({
    transform(chunk, controller) {
      bytes += chunk.byteLength
      if (bytes > MAX_BYTES) controller.error(new AnswerTooLargeError())
      else controller.enqueue(chunk)
    },
  })
}
