import { DomainError, type EventData } from '@onrecord/domain'
import { InvalidEventError } from '@onrecord/event-log'

export type Stage = EventData<'DocumentFailed'>['stage']

/** The document can't be extracted, now or again: recorded as `DocumentFailed`. The cause stays in the process. */
export class DocumentFailure extends Error {
  readonly stage: Stage
  readonly code: string

  constructor(stage: Stage, code: string, options?: ErrorOptions) {
    super(`${stage}: ${code}`, options)
    this.name = 'DocumentFailure'
    this.stage = stage
    this.code = code
  }
}

/** Runs one stage; an error that the same document would meet again becomes a {@link DocumentFailure} of that stage. */
export async function inStage<T>(stage: Stage, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isFault(error)) throw new DocumentFailure(stage, codeOf(error), { cause: error })
    throw error
  }
}

/** Rules broken by the document or by our own code: trying again would change nothing. */
function isFault(error: unknown): boolean {
  if (error instanceof DomainError || error instanceof InvalidEventError) return true
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) return true
  // SQLSTATE class 22 (data exception) and 23 (integrity constraint violation): PostgreSQL, appendix A.
  return /^2[23]/.test(sqlStateOf(error) ?? '')
}

/**
 * True where the database went away under the work: SQLSTATE classes 08 (connection), 57 (operator intervention) and 53
 * (insufficient resources), a socket's errors, and what the driver throws without a code.
 */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const state = sqlStateOf(error)
  if (state !== undefined) return /^(?:08|57|53)/.test(state)
  if ('code' in error && typeof error.code === 'string') return /^(?:ECONN|EPIPE|ETIMEDOUT|EHOST|ENET)/.test(error.code)
  return /connection terminated|connection error|timeout exceeded when trying to connect/i.test(error.message)
}

/** A literal code, or the error's class; never a message, which may hold words of a document. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : error.name
  return /^[\w-]{1,64}$/.test(code) ? code : 'unknown'
}

function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined
  return /^[0-9A-Z]{5}$/.test(error.code) && 'severity' in error ? error.code : undefined
}
