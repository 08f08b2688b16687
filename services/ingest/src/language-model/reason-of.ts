import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai'
import { AnswerTooLargeError } from './bounded-fetch.ts'
import { type FailureReason, LanguageModelFailure } from './failure.ts'

/** What a server did not begin to answer costs nothing. */
const FREE: ReadonlySet<FailureReason> = new Set([
  'unreachable',
  'redirected',
  'unauthorized',
  'rate-limited',
  'server-error',
  'request-refused',
])

/** Why a request failed, by what the client threw. */
export function failureOf(error: unknown): LanguageModelFailure {
  if (error instanceof LanguageModelFailure) return error
  const reason = reasonOf(error)
  return new LanguageModelFailure(reason, { cause: error, tokens: FREE.has(reason) ? 0 : undefined })
}

function reasonOf(error: unknown): FailureReason {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof AnswerTooLargeError) return 'answer-too-large'
    if (cause.name === 'TimeoutError') return 'timeout'
  }
  if (error instanceof APIConnectionTimeoutError) return 'timeout'
  if (error instanceof APIConnectionError) return 'unreachable'
  if (error instanceof SyntaxError) return 'not-an-answer'
  return error instanceof APIError ? reasonOfStatus(error.status) : 'unreachable'
}

function reasonOfStatus(status: number | undefined): FailureReason {
  if (status === undefined) return 'unreachable'
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 429) return 'rate-limited'
  if (status >= 500) return 'server-error'
  return status >= 300 && status < 400 ? 'redirected' : 'request-refused'
}
