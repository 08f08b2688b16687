import { isIP, type LookupFunction } from 'node:net'
import { Agent } from 'undici'

/**
 * An undici agent whose every connection goes to one of `addresses`, whatever the name resolves to by then; the URL's
 * name still stands in `Host` and in the TLS handshake. It follows no redirects and reads no proxy from the environment.
 * The caller closes it.
 */
export function openPinnedAgent(
  addresses: readonly string[],
  { connections, connectTimeoutMs }: { connections: number; connectTimeoutMs: number },
): Agent {
  return new Agent({
    connections,
    pipelining: 1,
    connect: { lookup: pinnedLookup(addresses), autoSelectFamily: true, timeout: connectTimeoutMs, allowH2: false },
  })
}

function pinnedLookup(addresses: readonly string[]): LookupFunction {
  const answers = addresses.map((address) => ({ address, family: isIP(address) }))
  return (hostname, options, answer) => {
    const [first] = answers
    if (first === undefined) answer(new Error(`no checked address for ${hostname}`), '', 0)
    else if (options.all === true) answer(null, answers)
    else answer(null, first.address, first.family)
  }
}
