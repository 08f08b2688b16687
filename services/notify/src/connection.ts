import { DomainError } from '@onrecord/domain'
import {
  type AddressRules,
  DeliveryError,
  openPinnedAgent,
  parseEndpointUrl,
  type Resolve,
  resolveEndpoint,
} from '@onrecord/webhooks'
import type { Agent } from 'undici'

/**
 * A connection to where the endpoint's name leads now, checked by the address rules now. The caller closes it. Throws
 * DeliveryError of stage address or dns; both can be tried again, since a name may lead elsewhere later.
 */
export async function connect(
  { rules, resolve }: { rules: AddressRules; resolve: Resolve },
  { url, connections, timeoutMs }: { url: string; connections: number; timeoutMs: number },
): Promise<Agent> {
  try {
    const addresses = await within(timeoutMs, resolveEndpoint(resolve, parseEndpointUrl(url, rules)))
    return openPinnedAgent(addresses, { connections, connectTimeoutMs: timeoutMs })
  } catch (error) {
    if (error instanceof DomainError) throw new DeliveryError('address', error.message, { cause: error })
    throw error
  }
}

async function within<Result>(ms: number, work: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new DeliveryError('dns', `no address within ${ms} ms`)), ms)
  try {
    return await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
