import { DomainError } from '@onrecord/domain'
import * as fc from 'fast-check'
import t from 'tap'
import { HTTPS_PORTS, parseEndpointUrl } from '../../src/index.ts'
import { REFUSED } from './refused-urls.ts'

const rules = { allowLoopback: false, ports: HTTPS_PORTS }

t.test('what is no public https address is refused', async (t) => {
  for (const text of REFUSED) {
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
