import { codeOf } from './worker/failure.ts'

/** An error as a log line shows it: class, code and where, without its message, which may hold words of a document. */
export type DescribedError = { name: string; code: string; at: string[]; cause?: DescribedError }

/** How many frames of the stack are enough to find the line. */
const FRAMES = 6

/** Describes an error and its causes. Serves as pino's serializer for `err`. */
export function describeError(error: unknown): DescribedError {
  if (!(error instanceof Error)) return { name: typeof error, code: 'unknown', at: [] }
  const stack = error.stack ?? ''
  const afterMessage = stack.slice(stack.indexOf(error.message) + error.message.length)
  const frames = afterMessage.split('\n').filter((line) => line.startsWith('    at '))
  const at = frames.slice(0, FRAMES).map((line) => line.trim())
  const described = { name: error.name, code: codeOf(error), at }
  return error.cause === undefined ? described : { ...described, cause: describeError(error.cause) }
}
