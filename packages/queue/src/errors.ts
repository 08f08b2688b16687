/** The queue could not take a call, or not in time. The work is not lost: whoever keeps it in PostgreSQL adds it again. */
export class QueueUnavailableError extends Error {
  readonly job: string

  constructor(job: string, reason: string, options?: ErrorOptions) {
    super(`the queue ${job} is unavailable: ${reason}`, options)
    this.name = 'QueueUnavailableError'
    this.job = job
  }
}

/** What BullMQ keeps of a failed run: a code. The error itself may hold words of a document, so it stays in the process. */
export class JobFailedError extends Error {
  constructor(code: string) {
    super(code)
    this.name = 'JobFailedError'
  }
}

/** A run of a job threw: told to `onError`, with the error as its cause. The job is retried as it says. */
export class JobRunError extends Error {
  readonly job: string
  readonly id: string

  constructor(job: string, id: string, options: ErrorOptions) {
    super(`job ${job} ${id} failed`, options)
    this.name = 'JobRunError'
    this.job = job
    this.id = id
  }
}

/** The error's literal `code` where it has one, else its class. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.name
}
