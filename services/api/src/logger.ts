import { type Logger, pino } from 'pino'
import { openLogFile } from './log-file.ts'

/** Most causes of an error that are logged. */
const MAX_CAUSES = 5

/** Errors carry no values: pg's `detail`, `where` and `parameters` can quote rows and are left out. */
const careful = {
  redact: ['req.headers.authorization', '*.token', '*.text'],
  serializers: { err: (error: unknown) => serializeError(error), req: () => undefined, res: () => undefined },
}

/** The service's logger: a child of the process's own where there is one, else to standard output. */
export function openLogger(options: { name: string; level: string; process?: Logger | undefined }): Logger {
  const { name, level } = options
  if (options.process !== undefined) return options.process.child({ name }, { ...careful, level })
  return pino({ name, level, ...careful }, openLogFile())
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
