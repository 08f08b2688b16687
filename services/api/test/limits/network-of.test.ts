import t from 'tap'
import { networkOf } from '../../src/limits/network-of.ts'

t.test('an IPv4 address stands for itself, an IPv6 one for its network', (t) => {
  t.equal(networkOf('192.0.2.7'), '192.0.2.7')
  t.equal(networkOf('::ffff:192.0.2.7'), '192.0.2.7')
  t.equal(networkOf('2001:db8:1:2:3:4:5:6'), networkOf('2001:db8:1:2:ffff::1'))
  t.not(networkOf('2001:db8:1:2::1'), networkOf('2001:db8:1:3::1'))
  t.equal(networkOf('not an address'), 'not an address')
  t.end()
})
