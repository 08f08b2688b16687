import ipaddr from 'ipaddr.js'

/**
 * Every block of IANA's registry of special-purpose IPv4 addresses, those within others too, with multicast and a cloud's own.
 * Kept apart from what the guard has, which was written from the same registry: the one is held against the other.
 */
export const SPECIAL_IPV4: readonly string[] = `
  0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.0.0/29 192.0.0.8/32
  192.0.0.9/32 192.0.0.10/32 192.0.0.170/32 192.0.0.171/32 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 192.88.99.0/24
  192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4
  255.255.255.255/32 168.63.129.16/32
`
  .trim()
  .split(/\s+/)

/** The same of IPv6, with what lies outside of global unicast and what was given back. */
export const SPECIAL_IPV6: readonly string[] = `
  ::1/128 ::/128 ::ffff:0:0/96 ::ffff:0:0:0/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 100:0:0:1::/64 2001::/23 2001::/32
  2001:1::1/128 2001:1::2/128 2001:1::3/128 2001:2::/48 2001:3::/32 2001:4:112::/48 2001:10::/28 2001:20::/28
  2001:30::/28 2001:db8::/32 2002::/16 2620:4f:8000::/48 3ffe::/16 3fff::/20 5f00::/16 fc00::/7 fe80::/10 fec0::/10
  ff00::/8 4000::/3 8000::/1
`
  .trim()
  .split(/\s+/)

/** The first address of a block, the last one, and one between. */
export function endsOf(block: string): string[] {
  const [address, bits] = ipaddr.parseCIDR(block)
  const bytes = address.toByteArray()
  const filled = (fill: (at: number) => number) =>
    bytes.map((byte, at) => {
      const free = Math.min(8, Math.max(0, (at + 1) * 8 - bits))
      return (byte & (0xff << free) & 0xff) | (fill(at) & (0xff >> (8 - free)))
    })
  return [() => 0, () => 0xff, (at: number) => 37 * (at + 1)].map((fill) => {
    return ipaddr.fromByteArray(filled(fill)).toString()
  })
}

/** The addresses right before and right after a block. */
export function neighboursOf(block: string): string[] {
  const [first = '', last = ''] = endsOf(block)
  return [moved(first, -1n), moved(last, 1n)]
}

function moved(address: string, by: bigint): string {
  const bytes = ipaddr.parse(address).toByteArray()
  const bits = BigInt(bytes.length * 8)
  const whole = BigInt.asUintN(Number(bits), bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) + by)
  return ipaddr.fromByteArray(bytes.map((_, at) => Number((whole >> (bits - 8n * BigInt(at + 1))) & 0xffn))).toString()
}
