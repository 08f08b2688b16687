import { refusal } from '../api-client.ts'

/** Does `work` until it ends or Ctrl-C (or SIGTERM) aborts its signal, which is no failure. Throws Failure where the api refuses. */
export async function untilStopped(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
  const { OnrecordError } = await import('@onrecord/client')
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  try {
    await work(stopping.signal)
  } catch (error) {
    if (error instanceof OnrecordError) throw refusal(error.status, error.problem)
    throw error
  } finally {
    stop()
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stop)
  }
}
