import ipaddr from 'ipaddr.js'

/** All special-purpose IPv4 blocks, whether or not routers forward them. Source: IANA IPv4 Special-Purpose Address Registry; RFC 5771 (multicast). */
const IPV4_REFUSED = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // A public number that answers only inside one cloud, with its machines' credentials (Azure's platform address).
  '168.63.129.16/32',
].map((range) => ipaddr.IPv4.parseCIDR(range))

/** The only IPv6 block that IANA allots as global unicast; NAT64 (64:ff9b::/96), mapped and compatible addresses lie outside it. */
const IPV6_ALLOWED = ipaddr.IPv6.parseCIDR('2000::/3')

/** What of it is special. Source: IANA IPv6 Special-Purpose Address Registry. */
const IPV6_REFUSED = [
  // IETF protocol assignments: Teredo, benchmarking, AMT, ORCHID, ORCHIDv2, drone ids.
  '2001::/23',
  '2001:db8::/32',
  // 6to4 carries an IPv4 address that no rule for IPv4 has seen.
  '2002::/16',
  '2620:4f:8000::/48',
  // The 6bone, given back (RFC 3701).
  '3ffe::/16',
  '3fff::/20',
].map((range) => ipaddr.IPv6.parseCIDR(range))

/** Bytes 8 to 11 of an address that wraps an IPv4 address for a tunnel (ISATAP), the bit of its scope aside. Source: RFC 5214 §6.1. */
const ISATAP = [0, 0, 0x5e, 0xfe]

/**
 * True for an address that any host on the public internet can have. `range()` of ipaddr.js is not asked: it calls
 * `::7f00:1`, which is 127.0.0.1 to some systems, unicast. Anything but a plain address (zone, short or octal form) is refused.
 */
export function isGlobalUnicast(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) {
    const parsed = ipaddr.IPv4.parse(address)
    return !IPV4_REFUSED.some((range) => parsed.match(range))
  }
  if (address.includes('%') || !ipaddr.IPv6.isValid(address)) return false
  const parsed = ipaddr.IPv6.parse(address)
  return parsed.match(IPV6_ALLOWED) && !IPV6_REFUSED.some((range) => parsed.match(range)) && !isTunnelled(parsed)
}

function isTunnelled(address: ipaddr.IPv6): boolean {
  const [scope = 0, ...id] = address.toByteArray().slice(8, 12)
  return [scope & ~0x02, ...id].every((byte, at) => byte === ISATAP[at])
}

const IPV4_LOOPBACK = ipaddr.IPv4.parseCIDR('127.0.0.0/8')

/** True for 127.0.0.0/8 and `::1` alone; a mapped `::ffff:127.0.0.1` is nobody's address. */
export function isLoopback(address: string): boolean {
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address).match(IPV4_LOOPBACK)
  return (
    !address.includes('%') && ipaddr.IPv6.isValid(address) && ipaddr.IPv6.parse(address).toRFC5952String() === '::1'
  )
}
