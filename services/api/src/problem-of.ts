import { DomainError } from '@onrecord/domain'
import { ConcurrencyError, UnknownLogError } from '@onrecord/event-log'
import { isDatabaseUnavailable } from './database-unavailable.ts'
import { HttpProblem, PROBLEMS, type Problem, type ProblemCode, type ProblemItem } from './problem.ts'

/** An error as it is answered: the problem without its request, and headers that belong to it. */
export type Answer = { problem: Omit<Problem, 'requestId'>; headers: Readonly<Record<string, string>> }

/** How long a caller should wait before trying again where the server is at fault, seconds. */
const RETRY_AFTER_S = '2'

/** Most items of a validation error that are shown, so that an answer stays small. */
const MAX_ITEMS = 20

/** Fastify's own errors by code. Source: fastify.dev/docs/latest/Reference/Errors. */
const FASTIFY_CODES: Readonly<Record<string, { code: ProblemCode; detail: string }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'payload-too-large',
    detail: 'A body may hold 2,000,000 bytes, a page 5,000,000.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'unsupported-media-type', detail: 'The Content-Type is none.' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: 'invalid-request',
    detail: 'The body is not as long as its Content-Length.',
  },
  FST_ERR_BAD_URL: { code: 'invalid-request', detail: 'The address is not a valid URL.' },
  FST_ERR_MAX_PARAM_LENGTH: { code: 'uri-too-long', detail: 'A part of the address is too long.' },
}

/** What the sender of the pages' own files refuses, by status. Source: RFC 9110 §13.1, §14.2. */
const FILE_CODES: Readonly<Record<number, { code: ProblemCode; detail: string }>> = {
  412: { code: 'precondition-failed', detail: 'The file is not the one that the request names.' },
  416: { code: 'range-not-satisfiable', detail: 'The file has no such range.' },
}

/** Turns whatever was thrown into what the caller is told; what is not known tells nothing of itself. */
export function problemOf(error: unknown): Answer {
  if (error instanceof HttpProblem) {
    const { code, message, errors, details, headers } = error
    return { ...answer(code, message, { errors, details }), headers }
  }
  if (error instanceof DomainError) return answer(error.code, error.message, describe(error))
  if (error instanceof ConcurrencyError) {
    return retryLater('conflict', 'It was changed meanwhile. Read it again and repeat the request.')
  }
  if (error instanceof UnknownLogError) {
    return answer('unknown-dossier', `There is no dossier ${error.dossier}.`, { details: { dossier: error.dossier } })
  }
  const known = refusalOfFastify(error)
  if (known !== undefined) return answer(known.code, known.detail)
  if (isDatabaseUnavailable(error)) return retryLater('unavailable', 'Try again in a moment.')
  return answer('internal', 'The fault is on our side; the request id helps to find it.')
}

/** What the framework or one of its plugins refuses by itself, by code, else by status; undefined for what it breaks. */
function refusalOfFastify(error: unknown): { code: ProblemCode; detail: string } | undefined {
  const { code = '', statusCode = 500 } = (error ?? {}) as { code?: string; statusCode?: number }
  const known = FASTIFY_CODES[code] ?? FILE_CODES[statusCode]
  if (known !== undefined || !code.startsWith('FST_') || statusCode < 400 || statusCode >= 500) return known
  return statusCode === 400
    ? { code: 'invalid-request', detail: 'This is not a request that can be read.' }
    : { code: 'not-found', detail: 'There is nothing at this address.' }
}

/** A rule that was broken at one place of the body names it like a schema's. */
function describe({ message, details }: DomainError): { errors: ProblemItem[]; details: Record<string, unknown> } {
  const errors = 'path' in details ? [{ in: 'body' as const, pointer: details.path, detail: message }] : []
  return { errors, details }
}

function retryLater(code: ProblemCode, detail: string): Answer {
  return { ...answer(code, detail), headers: { 'retry-after': RETRY_AFTER_S } }
}

function answer(
  code: ProblemCode,
  detail: string,
  more: { errors?: readonly ProblemItem[]; details?: Readonly<Record<string, unknown>> | undefined } = {},
): Answer {
  const { status, title } = PROBLEMS[code]
  const { errors = [], details } = more
  return {
    problem: {
      type: `/problems#${code}`,
      title,
      status,
      detail,
      code,
      ...(errors.length > 0 ? { errors: errors.slice(0, MAX_ITEMS) } : {}),
      ...(details ? { details } : {}),
    },
    headers: {},
  }
}
