import { DeliveryError, type DeliveryStage } from '@onrecord/webhooks'
import type { Dispatcher } from 'undici'
import { withoutValues } from './own-values.ts'

/** Bytes of an answer that are read, and of these the bytes that are kept. */
const MOST_READ = 64 * 1024
const MOST_KEPT = 4 * 1024

/** Bytes that are looked through for what may not be kept: a value of 4 KiB that begins among those kept ends here. */
const MOST_LOOKED_AT = 2 * MOST_KEPT

/** What a receiver answered; `answer` is the first 4 KiB of the body, less the values of `hidden`. */
export type Answer = { status: number; retryAfter: string | null; answer: Buffer }

/** Why an exchange was ended from here: the time was up, or more came than is read. */
const TIME_IS_UP = new Error('the time for this exchange was up')
const ENOUGH = new Error('more than is read was answered')

/** What is posted to where; of the answer nothing is kept that is one of `hidden`. */
export type Post = {
  url: string
  headers: Record<string, string>
  hidden: readonly string[]
  body: string
  timeoutMs: number
}

/**
 * Posts one body. Any answer is returned, a redirect too: it is not followed. Rejects with DeliveryError of stage connect,
 * tls, timeout or response where there is none. `timeoutMs` covers the whole exchange; a body that goes on is cut off at
 * 64 KiB, and what becomes of it after the status changes nothing about the outcome.
 *
 * Handlers instead of undici's `request`: most answers have no body, for which a stream apiece cost a third of a delivery.
 */
export async function post(dispatcher: Dispatcher, { url, headers, hidden, body, timeoutMs }: Post): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const { origin, pathname, search } = new URL(url)
  const chunks: Buffer[] = []
  let controller: Dispatcher.DispatchController | undefined
  let isLate = false
  let length = 0
  let answered: Omit<Answer, 'answer'> | undefined
  const end = (status: Omit<Answer, 'answer'>) =>
    resolve({ ...status, answer: withoutValues(Buffer.concat(chunks), hidden).subarray(0, MOST_KEPT) })
  const timer = setTimeout(() => {
    isLate = true
    if (controller === undefined) reject(new DeliveryError('timeout', 'timeout', { cause: TIME_IS_UP }))
    else controller.abort(TIME_IS_UP)
  }, timeoutMs)

  dispatcher.dispatch(
    { origin, path: pathname + search, method: 'POST', headers, body, headersTimeout: 0, bodyTimeout: 0 },
    {
      onRequestStart(started) {
        controller = started
        if (isLate) started.abort(TIME_IS_UP)
      },
      onResponseStart(_, status, received) {
        // 1xx announces the answer and is none.
        if (status < 200) return
        const { 'retry-after': retryAfter } = received
        answered = { status, retryAfter: typeof retryAfter === 'string' ? retryAfter : null }
      },
      onResponseData(receiving, chunk) {
        if (length < MOST_LOOKED_AT) chunks.push(chunk)
        length += chunk.length
        if (length >= MOST_READ) receiving.abort(ENOUGH)
      },
      onResponseEnd() {
        if (answered !== undefined) end(answered)
      },
      onResponseError(_, error) {
        if (answered !== undefined) end(answered)
        else reject(errorOf(isLate ? 'timeout' : codeOf(error), error))
      },
    },
  )
  try {
    return await promise
  } finally {
    clearTimeout(timer)
  }
}

function errorOf(code: string, cause: Error): DeliveryError {
  return new DeliveryError(stageOf(code), code, { cause })
}

function codeOf(error: Error): string {
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
