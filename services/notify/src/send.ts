import { DeliveryError, type DeliveryStage } from '@onrecord/webhooks'
import { type Dispatcher, request } from 'undici'

/** Bytes of an answer that are read, and of these the bytes that are kept. */
const MOST_READ = 64 * 1024
const MOST_KEPT = 4 * 1024

/** What a receiver answered; `answer` is the first 4 KiB of the body. */
export type Answer = { status: number; retryAfter: string | null; answer: Buffer }

/**
 * Posts one body. Any answer is returned, a redirect too: it is not followed. Throws DeliveryError of stage connect, tls,
 * timeout or response where there is none. `timeoutMs` covers the whole exchange; a body that goes on is cut off at 64 KiB.
 */
export async function post(
  dispatcher: Dispatcher,
  { url, headers, body, timeoutMs }: { url: string; headers: Record<string, string>; body: string; timeoutMs: number },
): Promise<Answer> {
  const limit = new AbortController()
  const timer = setTimeout(() => limit.abort(), timeoutMs)
  try {
    const response = await request(url, {
      method: 'POST',
      headers,
      body,
      dispatcher,
      signal: limit.signal,
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    const retryAfter = response.headers['retry-after']
    return {
      status: response.statusCode,
      retryAfter: typeof retryAfter === 'string' ? retryAfter : null,
      answer: await readStart(response.body),
    }
  } catch (error) {
    const code = limit.signal.aborted ? 'timeout' : codeOf(error)
    throw new DeliveryError(stageOf(code), code, { cause: error })
  } finally {
    clearTimeout(timer)
  }
}

// The status has been given by now: what becomes of the body changes nothing about it.
async function readStart(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of body) {
      if (length < MOST_KEPT) chunks.push(chunk)
      length += chunk.length
      if (length >= MOST_READ) break
    }
  } catch {
    // Kept is what came before the connection broke or the time was up.
  }
  return Buffer.concat(chunks).subarray(0, MOST_KEPT)
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

const TIMEOUTS = ['timeout', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ETIMEDOUT']
const CONNECT = ['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL']

function stageOf(code: string): DeliveryStage {
  if (TIMEOUTS.includes(code)) return 'timeout'
  if (CONNECT.includes(code)) return 'connect'
  if (code === 'EPROTO' || /^ERR_(TLS|SSL)|CERT|SIGNATURE|ISSUER/.test(code)) return 'tls'
  return 'response'
}
