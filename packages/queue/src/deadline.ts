/** `work`, or `late()` thrown where it takes longer than `ms`. The work itself goes on: it can't be called back. */
export async function withDeadline<T>(work: Promise<T>, limit: { ms: number; late: () => Error }): Promise<T> {
  const { promise: expired, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(limit.late()), limit.ms)
  try {
    return await Promise.race([work, expired])
  } finally {
    clearTimeout(timer)
  }
}
