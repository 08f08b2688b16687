import * as fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import t from 'tap'
import { isGlobalUnicast, isLoopback } from '../../src/index.ts'

t.test('the edges of every refused IPv4 block are refused, their neighbours are not', async (t) => {
  const edges: [string, string][] = [
    ['0.255.255.255', '1.0.0.0'],
    ['10.0.0.0', '9.255.255.255'],
    ['10.255.255.255', '11.0.0.0'],
    ['100.64.0.0', '100.63.255.255'],
    ['100.127.255.255', '100.128.0.0'],
    ['127.0.0.0', '126.255.255.255'],
    ['127.255.255.255', '128.0.0.0'],
    ['169.254.0.0', '169.253.255.255'],
    ['172.16.0.0', '172.15.255.255'],
    ['172.31.255.255', '172.32.0.0'],
    ['192.168.0.0', '192.167.255.255'],
    ['198.19.255.255', '198.20.0.0'],
    ['224.0.0.0', '223.255.255.255'],
  ]
  for (const [refused, allowed] of edges) {
    t.notOk(isGlobalUnicast(refused), refused)
    t.ok(isGlobalUnicast(allowed), allowed)
  }
})

t.test('what is not a plain address is nobody’s address', async (t) => {
  for (const text of [
    '',
    'example.com',
    '127.1',
    '0x7f.0.0.1',
    '010.8.8.8',
    '8.8.8',
    '2606:4700::1111%eth0',
    '[2606:4700::1111]',
    '::ffff:8.8.8.8',
  ]) {
    t.notOk(isGlobalUnicast(text), JSON.stringify(text))
    t.notOk(isLoopback(text), JSON.stringify(text))
  }
})

t.test('no IPv6 address that wraps an IPv4 address passes, whatever it wraps', async () => {
  const wrapped = fc
    .tuple(fc.constantFrom('::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::'), fc.ipV4())
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(wrapped, (address) => !isGlobalUnicast(address)),
    { seed: 7 },
  )
})

t.test('outside 2000::/3 nothing passes, and how an address is written changes nothing', async () => {
  const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 })
  fc.assert(
    fc.property(bytes, (bytes) => {
      const address = ipaddr.fromByteArray([...bytes])
      const short = isGlobalUnicast(address.toString())
      const inside = (bytes[0] ?? 0) >> 5 === 1
      return short === isGlobalUnicast(address.toNormalizedString()) && (inside || !short)
    }),
    { seed: 7, numRuns: 2000 },
  )
})

t.test('what passes is never loopback', async () => {
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => !(isGlobalUnicast(address) && isLoopback(address))),
    { seed: 7, numRuns: 2000 },
  )
})
