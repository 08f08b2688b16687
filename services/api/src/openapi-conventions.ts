import { PROBLEMS, type ProblemCode } from './problem.ts'

/** The parts of an OpenAPI document that are looked at here; everything else is left as it is. */
type Reference = { $ref: string }
type Response =
  | { description?: string; headers?: Record<string, unknown>; content?: Record<string, Content> }
  | Reference
type Content = { schema?: Partial<Reference> & Record<string, unknown> }
type Operation = {
  security?: readonly object[]
  parameters?: unknown[]
  responses?: Record<string, Response>
}
type Schema = { description?: string; [member: string]: unknown }
type Document = {
  paths?: Record<string, Record<string, Operation>>
  components?: { schemas?: Record<string, Schema>; [kind: string]: unknown }
}

const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }

const text = (maxLength: number) => ({ type: 'string', maxLength })

const HEADERS = {
  RequestId: {
    description: 'Names the request in our logs: the `x-request-id` that came, else a new one',
    schema: text(64),
  },
  RateLimit: {
    description:
      'What is left of the quota, and for how many seconds it is counted (draft-ietf-httpapi-ratelimit-headers)',
    schema: text(200),
  },
  RateLimitPolicy: { description: 'The quotas that hold (draft-ietf-httpapi-ratelimit-headers)', schema: text(200) },
  RetryAfter: {
    description: 'Seconds to wait before the next try',
    schema: { type: 'integer', format: 'int64', minimum: 0, maximum: 86_400 },
  },
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'The same key and body again, within 24 hours, gets the first answer; another body is refused with 422',
  schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x20-\\x7e]+$' },
}

const COMMON_HEADERS = { 'x-request-id': { $ref: '#/components/headers/RequestId' } }
const LIMIT_HEADERS = {
  RateLimit: { $ref: '#/components/headers/RateLimit' },
  'RateLimit-Policy': { $ref: '#/components/headers/RateLimitPolicy' },
}

/** Answers that every route may give, by status. */
const EVERYWHERE: Record<string, string> = {
  '429': 'TooManyRequests',
  '4XX': 'Refused',
  '500': 'ServerError',
  '5XX': 'Unavailable',
}
const WITH_A_KEY: Record<string, string> = { '401': 'Unauthorized' }

const RESPONSES = {
  NotModified: { description: 'It is as the `If-None-Match` has it', headers: COMMON_HEADERS },
  Unauthorized: problemResponse('unauthorized', {}),
  TooManyRequests: problemResponse('too-many-requests', { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } }),
  Refused: { ...problemResponse('invalid-request', {}), description: 'The request is refused; `code` says why' },
  ServerError: problemResponse('internal', {}),
  Unavailable: { ...problemResponse('unavailable', {}), description: 'The server can not answer now' },
}

/** What a status means where neither route nor schema says more. */
const MEANINGS: Record<string, string> = {
  '200': 'It is answered',
  '201': 'It is recorded',
  '202': 'It is taken, and under way',
  '204': 'It is done; there is nothing to say',
}

/** Describes, at every operation, what all of them have in common: headers, keys, quotas, and the formats of numbers. */
export function addConventions<Described extends object>(described: Described): Described {
  // The generator types its document more loosely than it writes it.
  const document = described as Document
  const schemas = document.components?.schemas ?? {}
  const paths = Object.fromEntries(
    Object.entries(document.paths ?? {}).map(([path, methods]) => [
      path,
      Object.fromEntries(
        Object.entries(methods).map(([method, operation]) => [method, describe(operation, { method, schemas })]),
      ),
    ]),
  )
  const components = {
    ...document.components,
    headers: HEADERS,
    parameters: { IdempotencyKey: IDEMPOTENCY_KEY },
    responses: RESPONSES,
  }
  // Only members of the same form were added.
  return withIntegerFormats({ ...document, paths, components }) as Described
}

function describe(
  operation: Operation,
  { method, schemas }: { method: string; schemas: Record<string, Schema> },
): Operation {
  const isOpen = (operation.security ?? []).length === 0
  const parameters = [
    ...(operation.parameters ?? []),
    ...(method === 'post' && !isOpen ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
  ]
  const common = references({ ...EVERYWHERE, ...(isOpen ? {} : WITH_A_KEY) })
  const unchanged = method === 'get' ? { '304': { $ref: '#/components/responses/NotModified' } } : {}
  const own = Object.fromEntries(
    Object.entries(operation.responses ?? {}).map(([status, response]) => [
      status,
      complete(response, status, schemas),
    ]),
  )
  return {
    ...operation,
    ...(parameters.length > 0 ? { parameters } : {}),
    responses: { ...own, ...unchanged, ...common },
  }
}

function complete(response: Response, status: string, schemas: Record<string, Schema>): Response {
  if ('$ref' in response) return response
  const { description, headers, content } = response
  const isUnsaid = description === undefined || description === 'Default Response'
  return {
    ...response,
    description: isUnsaid ? (descriptionOf(content, schemas) ?? MEANINGS[status] ?? 'It is answered') : description,
    headers: { ...COMMON_HEADERS, ...(/^[24]/.test(status) ? LIMIT_HEADERS : {}), ...headers },
  }
}

function descriptionOf(
  content: Record<string, Content> | undefined,
  schemas: Record<string, Schema>,
): string | undefined {
  const [first] = Object.values(content ?? {})
  const name = first?.schema?.$ref?.split('/').at(-1)
  return name === undefined ? undefined : schemas[name]?.description
}

function references(byStatus: Record<string, string>): Record<string, Reference> {
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]),
  )
}

function problemResponse(code: ProblemCode, headers: Record<string, Reference>) {
  return {
    description: PROBLEMS[code].title,
    headers: { ...COMMON_HEADERS, ...LIMIT_HEADERS, ...headers },
    content: PROBLEM,
  }
}

/** Our integers are JavaScript's safe ones, which fit 64 bits. Source: OpenAPI format registry. */
function withIntegerFormats(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withIntegerFormats)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).map(([name, member]) => [name, withIntegerFormats(member)] as const)
  const isInteger = 'type' in value && value.type === 'integer' && !('format' in value)
  return Object.fromEntries(isInteger ? [...members, ['format', 'int64']] : members)
}
