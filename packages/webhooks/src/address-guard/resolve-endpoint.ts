import { Resolver } from 'node:dns/promises'
import { DeliveryError } from '../delivery-error.ts'
import { type EndpointUrl, refused } from './endpoint-url.ts'
import { isGlobalUnicast, isLoopback } from './global-unicast.ts'

/** All addresses of a name, IPv4 and IPv6; rejects where there is none. */
export type Resolve = (name: string) => Promise<string[]>

/** Asks the configured name servers, without /etc/hosts and without the few threads that file access needs. */
export const resolveByDns: Resolve = async (name) => {
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  const answers = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
  if (found.length > 0) return found
  throw new AggregateError(
    answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason] : [])),
    `no address for ${name}`,
  )
}

/**
 * The addresses that may be connected to, at least one, every one checked: a single bad answer refuses the name, since
 * the connection could take any. Rejects with `address-refused`, or with a DeliveryError of stage dns.
 */
export async function resolveEndpoint(resolve: Resolve, endpoint: EndpointUrl): Promise<string[]> {
  const addresses = await addressesOf(resolve, endpoint)
  const isAllowed = endpoint.onLoopback ? isLoopback : isGlobalUnicast
  if (!addresses.every(isAllowed)) throw refused('the name leads to an address that is not a public one')
  return addresses
}

async function addressesOf(resolve: Resolve, { host, isAddress, onLoopback }: EndpointUrl): Promise<string[]> {
  if (isAddress) return [host]
  // RFC 6761 §6.3: localhost is never looked up.
  if (onLoopback) return ['127.0.0.1', '::1']
  try {
    const addresses = await resolve(host)
    if (addresses.length > 0) return addresses
  } catch (cause) {
    throw new DeliveryError('dns', `no address for ${host}`, { cause })
  }
  throw new DeliveryError('dns', `no address for ${host}`)
}
