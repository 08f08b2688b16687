import autocannon from 'autocannon'

/** Connections that ask at the same time, each its next question as soon as its last is answered. */
const CONNECTIONS = 64

/** How long one measurement lasts, s. */
const DURATION_S = 3

/** Answers a second under load. Throws where any has another status than `expected`, or none comes. */
export async function answersPerSecond(
  url: string,
  { headers = {}, expected }: { headers?: Record<string, string>; expected: number },
): Promise<number> {
  const result = await autocannon({ url, headers, connections: CONNECTIONS, duration: DURATION_S })
  const others = Object.keys(result.statusCodeStats ?? {}).filter((status) => status !== String(expected))
  if (result.errors > 0 || result.timeouts > 0 || others.length > 0 || result.requests.total === 0) {
    throw new Error(`${url}: ${result.errors} errors, ${result.timeouts} timeouts, statuses ${others.join(' ')}`)
  }
  return result.requests.total / result.duration
}
