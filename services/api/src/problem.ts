import type { DomainErrorCode } from '@onrecord/domain'
import * as z from 'zod'

/** What can go wrong between HTTP and the domain. */
type HttpCode =
  | 'invalid-request'
  | 'invalid-json'
  | 'invalid-encoding'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'webhooks-off'
  | 'method-not-allowed'
  | 'not-acceptable'
  | 'conflict'
  | 'limit-reached'
  | 'request-in-progress'
  | 'payload-too-large'
  | 'body-cut-off'
  | 'uri-too-long'
  | 'unsupported-media-type'
  | 'misdirected-request'
  | 'idempotency-key-reused'
  | 'headers-too-large'
  | 'internal'
  | 'unavailable'
  | 'not-caught-up'
  | 'not-open-yet'
  | 'precondition-required'
  | 'precondition-failed'
  | 'request-timeout'
  | 'expectation-failed'
  | 'range-not-satisfiable'
  | 'too-many-requests'

export type ProblemCode = DomainErrorCode | HttpCode

/** Status and title of every problem that the API answers with. */
export const PROBLEMS: Readonly<Record<ProblemCode, { status: number; title: string }>> = {
  'unknown-dossier': { status: 404, title: 'There is no such dossier' },
  'dossier-exists': { status: 409, title: 'The dossier exists already' },
  'unknown-document': { status: 404, title: 'There is no such document' },
  'document-erased': { status: 410, title: 'The text was erased' },
  'unknown-claim': { status: 404, title: 'There is no such claim' },
  'unknown-issue': { status: 404, title: 'There is no such issue' },
  'unknown-framework': { status: 404, title: 'There is no such framework' },
  'unknown-configuration': { status: 404, title: 'The dossier has had no such configuration' },
  'unknown-actor': { status: 404, title: 'There is no such actor' },
  'unknown-party': { status: 404, title: 'There is no such party' },
  'unknown-source': { status: 404, title: 'There is no such source' },
  'nothing-to-change': { status: 409, title: 'It stands so already' },
  'claim-retracted': { status: 409, title: 'The claim is retracted' },
  'document-withdrawn': { status: 409, title: 'The document is withdrawn' },
  'not-linked': { status: 409, title: 'The claims are not linked so' },
  superseded: { status: 409, title: 'Something later was built on it' },
  'asks-for-no-answer': { status: 422, title: 'The claim asks for no answer' },
  'no-due-date': { status: 422, title: 'The claim sets no date' },
  'same-claim': { status: 422, title: 'A claim can not be linked with itself' },
  'not-a-decision': { status: 422, title: 'The event is no decision' },
  'bad-character': { status: 400, title: 'A character can not be stored' },
  'empty-text': { status: 400, title: 'The text is empty' },
  'text-too-long': { status: 413, title: 'The text is too long' },
  'unreadable-markup': { status: 422, title: 'The markup can not be read' },
  'words-not-in-text': { status: 422, title: 'The words do not stand there' },
  'name-not-in-text': { status: 422, title: 'The name is neither configured nor in the text' },
  'unknown-reference': { status: 422, title: 'The dossier has nothing of that id' },
  'unsupported-extractor': { status: 422, title: 'There is no such extractor' },
  'address-refused': { status: 422, title: 'The address is refused' },
  'header-refused': { status: 422, title: 'The header is refused' },
  'beyond-the-log': { status: 422, title: 'The log does not go that far' },
  'webhook-disabled': { status: 409, title: 'The webhook is disabled' },
  'key-ended': { status: 409, title: 'The key that subscribed has ended' },
  'invalid-event': { status: 422, title: 'The event is not valid' },
  'invalid-request': { status: 400, title: 'The request does not fit its schema' },
  'invalid-json': { status: 400, title: 'The body is not JSON' },
  'invalid-encoding': { status: 400, title: 'The body is not UTF-8' },
  unauthorized: { status: 401, title: 'A valid API key is needed' },
  forbidden: { status: 403, title: 'The API key may not do this' },
  'not-open-yet': { status: 404, title: 'The dossier was not open yet' },
  'webhooks-off': { status: 403, title: 'Webhooks are off' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'The method is not allowed here' },
  'not-acceptable': { status: 406, title: 'The answer has no such form' },
  conflict: { status: 409, title: 'Somebody else was first' },
  'limit-reached': { status: 409, title: 'There are as many as there may be' },
  'request-in-progress': { status: 409, title: 'The first request with this key is still being answered' },
  'precondition-failed': { status: 412, title: 'It was changed since it was read' },
  'body-cut-off': { status: 400, title: 'The body broke off' },
  'payload-too-large': { status: 413, title: 'The body is too large' },
  'uri-too-long': { status: 414, title: 'The address is too long' },
  'unsupported-media-type': { status: 415, title: 'The body is of a type that is not read here' },
  'range-not-satisfiable': { status: 416, title: 'The file is not as long as that' },
  'expectation-failed': { status: 417, title: 'The expectation is not met' },
  'misdirected-request': { status: 421, title: 'The Host is not one of this server' },
  'html-not-accepted': { status: 422, title: 'The text is HTML' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key was used for another request' },
  'request-timeout': { status: 408, title: 'The request took too long to arrive' },
  'precondition-required': { status: 428, title: 'The request must say what it is based on' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  internal: { status: 500, title: 'The server failed' },
  unavailable: { status: 503, title: 'Not available at the moment' },
  'not-caught-up': { status: 503, title: 'The views have not caught up yet' },
}

// `Object.keys` widens what the record's type lists.
const CODES = Object.keys(PROBLEMS) as ProblemCode[]

/** One thing that is wrong with a request: where it lies and what it should be. */
export const ProblemItem = z
  .strictObject({
    in: z.enum(['body', 'query', 'path', 'header']),
    pointer: z.string().meta({ description: 'JSON Pointer (RFC 6901) within that part' }),
    detail: z.string(),
  })
  .meta({ id: 'ProblemItem' })
export type ProblemItem = z.infer<typeof ProblemItem>

/** The body of every error. Source: RFC 9457. */
export const Problem = z
  .strictObject({
    type: z.string().meta({ description: 'A URI reference that names the kind of problem' }),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.enum(CODES).meta({ description: 'Names the kind for programs; `GET /problems` lists all' }),
    requestId: z.string(),
    errors: z.array(ProblemItem).optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem', description: 'Problem details, RFC 9457' })
export type Problem = z.infer<typeof Problem>

/** An error that only HTTP knows. `detail` is shown to the caller. */
export class HttpProblem extends Error {
  readonly code: HttpCode
  readonly errors: readonly ProblemItem[]
  readonly headers: Readonly<Record<string, string>>
  readonly details: Readonly<Record<string, unknown>> | undefined

  constructor(
    code: HttpCode,
    detail: string,
    more: {
      errors?: readonly ProblemItem[]
      headers?: Record<string, string>
      details?: Record<string, unknown>
      cause?: unknown
    } = {},
  ) {
    super(detail, { cause: more.cause })
    this.name = 'HttpProblem'
    this.code = code
    this.errors = more.errors ?? []
    this.headers = more.headers ?? {}
    this.details = more.details
  }
}

const problemContent = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
})

/** What every route may answer with besides its success; spread into `schema.response`. */
export const problemResponses = {
  '4xx': problemContent('The request is refused; `code` says why'),
  '5xx': problemContent('The server can not answer now'),
}
