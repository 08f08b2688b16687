import * as fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import t from 'tap'
import { isGlobalUnicast, isLoopback } from '../../src/index.ts'

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

t.test('an IPv4 address that a tunnel would unwrap passes under no prefix, one that only looks so does', async (t) => {
  for (const id of ['0:5efe', '200:5efe']) {
    for (const address of ['127.0.0.1', '10.0.0.1', '169.254.169.254', '8.8.8.8']) {
      t.notOk(isGlobalUnicast(`2600:1f00::${id}:${address}`), `${id}:${address}`)
    }
  }
  for (const address of ['2600:1f00::5eff:a00:1', '2600:1f00::5efe', '2600:1f00::1:5efe:a00:1', '2a00::5efe:0:0:0']) {
    t.ok(isGlobalUnicast(address), address)
  }
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
