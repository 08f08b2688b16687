import ipaddr from 'ipaddr.js'
import t from 'tap'
import { HTTPS_PORTS, isGlobalUnicast, parseEndpointUrl, resolveEndpoint } from '../../src/index.ts'
import { endsOf, neighboursOf, SPECIAL_IPV4, SPECIAL_IPV6 } from './special-blocks.ts'

const rules = { allowLoopback: false, ports: HTTPS_PORTS }
const hostOf = (address: string): string => (address.includes(':') ? `[${address}]` : address)

t.test('no address of a special block is called, at its ends or between them', (t) => {
  for (const address of [...SPECIAL_IPV4, ...SPECIAL_IPV6].flatMap(endsOf)) {
    const url = `https://${hostOf(address)}/`
    t.throws(() => parseEndpointUrl(url, rules), { code: 'address-refused' }, url)
  }
  t.end()
})

t.test('what lies right beside a special block is called, unless it is special too', (t) => {
  const blocks = [...SPECIAL_IPV4, ...SPECIAL_IPV6].map((block) => ipaddr.parseCIDR(block))
  const isSpecial = (address: string): boolean => {
    const parsed = ipaddr.parse(address)
    return blocks.some(([start, bits]) => start.kind() === parsed.kind() && parsed.match(start, bits))
  }
  const beside = [
    ...SPECIAL_IPV4.flatMap(neighboursOf),
    ...SPECIAL_IPV6.flatMap(neighboursOf).filter((address) => /^[23]...:/.test(address)),
  ].filter((address) => !isSpecial(address))
  for (const address of ['1.0.0.0', '9.255.255.255', '223.255.255.255', '2003::', '3fff:1000::']) {
    t.ok(beside.includes(address), address)
  }
  for (const address of beside) {
    t.ok(isGlobalUnicast(address), address)
    t.ok(parseEndpointUrl(`https://${hostOf(address)}/`, rules).isAddress)
  }
  t.end()
})

t.test('of a name’s answers every one is checked: a single inner one refuses them all', async (t) => {
  const endpoint = parseEndpointUrl('https://hooks.example.org/', rules)
  const inner = [...SPECIAL_IPV4.flatMap(endsOf), ...SPECIAL_IPV6.flatMap(endsOf), '::ffff:8.8.8.8', '8.8.8', '']
  for (const address of inner) {
    for (const answers of [[address], ['8.8.8.8', address], [address, '2606:4700::1111']]) {
      await t.rejects(
        resolveEndpoint(async () => answers, endpoint),
        { code: 'address-refused' },
        answers.join(),
      )
    }
  }
  const both = ['8.8.8.8', '2606:4700::1111']
  t.same(await resolveEndpoint(async () => both, endpoint), both)
})
