import type { components } from './api.ts'

/** Problem details (RFC 9457); `code` names the problem for programs, `errors` the places in the request. */
export type Problem = components['schemas']['Problem']

/** What {@link orThrow} throws. `problem` is null where the answer was no problem document: a proxy's page, say. */
export class OnrecordError extends Error {
  readonly status: number
  readonly problem: Problem | null

  constructor(status: number, problem: Problem | null) {
    super(problem?.detail ?? problem?.title ?? `the server answered ${status}`)
    this.name = 'OnrecordError'
    this.status = status
    this.problem = problem
  }
}

/** What a call resolves with. */
type Answer<Data> = { data?: Data; error?: unknown; response: Response }

/** The data of an answer, for those who would rather catch than look: `orThrow(await onrecord.GET(…))`. Throws OnrecordError. */
export function orThrow<Data>({ data, error, response }: Answer<Data>): Data {
  if (!response.ok) throw new OnrecordError(response.status, isProblem(error) ? error : null)
  // Of an answer in 2xx the client has read the body, and its type says where there is none.
  return data as Data
}

/** Whether something is problem details: what `error` may be told apart by. */
export function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'status' in value && 'detail' in value
}
