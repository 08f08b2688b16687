import { isIPv4 } from 'node:net'
import ipaddr from 'ipaddr.js'

/** Bits of an IPv6 address that one customer has to himself: he may take any address beneath them. Source: RFC 6177. */
const CUSTOMER_BITS = 64

/** Whose requests are counted together: an IPv4 address, or the network of an IPv6 one. */
export function networkOf(address: string): string {
  if (isIPv4(address) || !ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${CUSTOMER_BITS}`).toString()
}
