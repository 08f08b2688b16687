import { setTimeout as delay } from 'node:timers/promises'

/**
 * Asks `condition` again and again until it gives something other than undefined, and returns that. Throws after
 * `timeoutMs` (default 10 s), naming `what` was waited for and, as cause, the last error that the condition threw.
 */
export async function waitFor<T>(
  condition: () => Promise<T | undefined>,
  { what, timeoutMs = 10_000 }: { what: string; timeoutMs?: number },
): Promise<T> {
  const deadline = Date.now() + timeoutMs
  let cause: unknown
  for (;;) {
    try {
      const found = await condition()
      if (found !== undefined) return found
      cause = undefined
    } catch (error) {
      cause = error
    }
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms in vain for ${what}`, { cause })
    await delay(10)
  }
}
