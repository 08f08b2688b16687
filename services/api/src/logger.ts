import { type Logger, pino } from 'pino'

/** Most causes of an error that are logged. */
const MAX_CAUSES = 5

/** A logger whose errors carry no values: pg's `detail`, `where` and `parameters` can quote rows and are left out. */
export function openLogger(options: { name: string; level: string }): Logger {
  return pino({
    ...options,
    redact: ['req.headers.authorization', '*.token', '*.text'],
    serializers: { err: serializeError, req: () => undefined, res: () => undefined },
  })
}

function serializeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, message, stack, cause } = error
  const { code } = error as { code?: unknown }
  return {
    type: name,
    message,
    stack,
    ...(code === undefined ? {} : { code }),
    ...(cause === undefined || depth === MAX_CAUSES ? {} : { cause: serializeError(cause, depth + 1) }),
  }
}
