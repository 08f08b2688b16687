/** Errors of the socket and of PostgreSQL (appendix A) that mean: not now, though the statement may be right. */
const CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '08000',
  '08001',
  '08003',
  '08006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
])

/** What pg throws without a code. */
const MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i

/** True where the error, or what caused it, is a lost or refused connection to the database. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let depth = 0, current = error; depth < 5 && current instanceof Error; depth++, current = current.cause) {
    const { code } = current as { code?: unknown }
    if (typeof code === 'string' && CODES.has(code)) return true
    if (MESSAGES.test(current.message)) return true
  }
  return false
}
