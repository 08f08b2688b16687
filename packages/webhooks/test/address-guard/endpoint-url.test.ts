import { DomainError } from '@onrecord/domain'
import * as fc from 'fast-check'
import t from 'tap'
import { HTTPS_PORTS, parseEndpointUrl } from '../../src/index.ts'

const rules = { allowLoopback: false, ports: HTTPS_PORTS }
const onLoopback = { allowLoopback: true, ports: HTTPS_PORTS }

const bad = [
  '',
  'hooks.example.com',
  '//example.com/hook',
  'http://example.com/hook',
  'ftp://example.com/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'gopher://example.com/',
  'data:text/plain,hello',
  'https://',
  'https://user@example.com/',
  'https://user:word@example.com/',
  'https://:word@example.com/',
  'https://example.com/#part',
  'https://example.com:22/',
  'https://example.com:6379/',
  'https://example.com:0/',
  'https://example.com:65536/',
  ' https://example.com/',
  'https://exam\nple.com/',
  'https://example.com/\t',
  'https:\\\\example.com\\',
  'https://example.com\\@127.0.0.1/',
  'https://localhost/',
  'https://LOCALHOST./',
  'https://a.localhost/',
  'https://intranet/',
  'https://printer.local/',
  'https://metadata.google.internal/',
  'https://router.lan/',
  'https://router.home.arpa/',
  'https://service.onion/',
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.0.0.1/',
  'https://0177.0.0.1/',
  'https://127.0.0.1./',
  'https://①②⑦.⓪.⓪.①/',
  'https://%31%32%37.0.0.1/',
  'https://0/',
  'https://0.0.0.0/',
  'https://10.0.0.1/',
  'https://100.64.0.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://172.16.0.1/',
  'https://172.31.255.255/',
  'https://192.0.0.8/',
  'https://192.0.2.1/',
  'https://192.88.99.1/',
  'https://192.168.1.1/',
  'https://198.18.0.1/',
  'https://198.51.100.7/',
  'https://203.0.113.7/',
  'https://224.0.0.1/',
  'https://240.0.0.1/',
  'https://255.255.255.255/',
  'https://168.63.129.16/',
  'https://256.1.1.1/',
  'https://1.2.3.4.5/',
  'https://[::]/',
  'https://[::1]/',
  'https://[0:0:0:0:0:0:0:1]/',
  'https://[::7f00:1]/',
  'https://[::127.0.0.1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:8.8.8.8]/',
  'https://[::ffff:0:127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[64:ff9b::808:808]/',
  'https://[64:ff9b:1::1]/',
  'https://[100::1]/',
  'https://[2001::1]/',
  'https://[2001:10::1]/',
  'https://[2001:20::1]/',
  'https://[2001:db8::1]/',
  'https://[2002:7f00:1::]/',
  'https://[2002:808:808::1]/',
  'https://[3fff::1]/',
  'https://[5f00::1]/',
  'https://[fc00::1]/',
  'https://[fd00:ec2::254]/',
  'https://[fe80::1]/',
  'https://[fe80::1%25eth0]/',
  'https://[fec0::1]/',
  'https://[ff02::1]/',
  `https://example.com/${'a'.repeat(2100)}`,
]

t.test('what is no public https address is refused', async (t) => {
  for (const text of bad) {
    t.throws(
      () => parseEndpointUrl(text, rules),
      { name: 'DomainError', code: 'address-refused' },
      JSON.stringify(text.slice(0, 60)),
    )
  }
})

const good: [string, string][] = [
  ['https://example.com', 'https://example.com/'],
  ['https://hooks.example.com/in?key=1', 'https://hooks.example.com/in?key=1'],
  ['HTTPS://Example.COM:443/A', 'https://example.com/A'],
  ['https://example.com./', 'https://example.com./'],
  ['https://example.com:8443/hook', 'https://example.com:8443/hook'],
  ['https://bücher.example.com/', 'https://xn--bcher-kva.example.com/'],
  ['https://localhost.example.com/', 'https://localhost.example.com/'],
  ['https://8.8.8.8/', 'https://8.8.8.8/'],
  ['https://172.32.0.1/', 'https://172.32.0.1/'],
  ['https://[2606:4700::1111]/', 'https://[2606:4700::1111]/'],
  ['https://[2a00:1450:4001:800::200e]:8443/', 'https://[2a00:1450:4001:800::200e]:8443/'],
]

t.test('public https addresses are accepted and stored as they will be called', async (t) => {
  for (const [text, href] of good) t.equal(parseEndpointUrl(text, rules).href, href)
})

t.test('loopback, by http too and on any port, is called only where the server allows it', async (t) => {
  for (const text of ['http://127.0.0.1:8080/', 'http://localhost:3000/', 'https://[::1]:1/', 'http://127.9.9.9/']) {
    t.ok(parseEndpointUrl(text, onLoopback).onLoopback, text)
    t.throws(() => parseEndpointUrl(text, rules), { code: 'address-refused' })
  }
})

t.test('the loopback setting opens nothing else', async (t) => {
  const loopback = /localhost|127\.|::1\]|0:1\]|LOCALHOST/
  for (const text of [
    ...bad.filter((text) => !loopback.test(text)),
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0/',
    'http://u:p@127.0.0.1/',
  ]) {
    t.throws(() => parseEndpointUrl(text, onLoopback), { code: 'address-refused' }, JSON.stringify(text.slice(0, 60)))
  }
})

t.test('any text is either refused with a reason or read as https on an allowed port', async () => {
  const texts = fc.oneof(
    fc.webUrl({ validSchemes: ['http', 'https'], withFragments: true }),
    fc.string({ unit: 'binary' }),
    fc.string().map((rest) => `https://${rest}`),
  )
  fc.assert(
    fc.property(texts, (text) => {
      try {
        const url = new URL(parseEndpointUrl(text, rules).href)
        return url.protocol === 'https:' && (url.port === '' || HTTPS_PORTS.includes(Number(url.port)))
      } catch (error) {
        return error instanceof DomainError && error.code === 'address-refused'
      }
    }),
    { seed: 7, numRuns: 2000 },
  )
})
