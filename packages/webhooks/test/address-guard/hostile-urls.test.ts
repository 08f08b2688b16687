import ipaddr from 'ipaddr.js'
import t, { type Test } from 'tap'
import { HTTPS_PORTS, parseEndpointUrl, resolveEndpoint } from '../../src/index.ts'

const rules = { allowLoopback: false, ports: HTTPS_PORTS }

// Every block of IANA's registries of special-purpose IPv4 and IPv6 addresses, and what is not in them and as bad.
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.0.0/29',
  '192.0.0.8/32',
  '192.0.0.9/32',
  '192.0.0.10/32',
  '192.0.0.170/32',
  '192.0.0.171/32',
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
  '255.255.255.255/32',
]
const SPECIAL_IPV6 = [
  '::1/128',
  '::/128',
  '::ffff:0:0/96',
  '::ffff:0:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '100:0:0:1::/64',
  '2001::/23',
  '2001::/32',
  '2001:1::1/128',
  '2001:1::2/128',
  '2001:1::3/128',
  '2001:2::/48',
  '2001:3::/32',
  '2001:4:112::/48',
  '2001:10::/28',
  '2001:20::/28',
  '2001:30::/28',
  '2001:db8::/32',
  '2002::/16',
  '2620:4f:8000::/48',
  '3ffe::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
  '4000::/3',
  '8000::/1',
]

/** The first address of a block, the last one, and one between. */
function endsOf(block: string): string[] {
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

/** Ways of writing an IPv4 address that one reader or another takes for it. */
function spellings(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  const whole = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0
  const hex = (number: number) => `0x${number.toString(16)}`
  const octal = (number: number) => `0${number.toString(8)}`
  const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
  const percent = (text: string) => text.replace(/\d/g, (digit) => `%3${digit}`)
  return [
    address,
    `${address}.`,
    String(whole),
    hex(whole),
    octal(whole),
    `${a}.${b}.${(c << 8) | d}`,
    `${a}.${(b << 16) | (c << 8) | d}`,
    `${hex(a)}.${hex(b)}.${hex(c)}.${hex(d)}`,
    `${octal(a)}.${octal(b)}.${octal(c)}.${octal(d)}`,
    `${hex(a)}.${octal(b)}.${c}.${d}`,
    `0000${octal(a)}.${b}.${c}.${d}`,
    wide(address),
    percent(address),
    address.replaceAll('.', '。'),
    address.replaceAll('.', '．'),
    address.replaceAll('.', '｡'),
    address.replaceAll('.', '%2e'),
    `[::ffff:${address}]`,
    `[::${address}]`,
    `[64:ff9b::${address}]`,
    `[2002:${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}::1]`,
  ]
}

const refused = (t: Test, url: string) =>
  t.throws(() => parseEndpointUrl(url, rules), { code: 'address-refused' }, JSON.stringify(url))

t.test('no address of a special block is called, at its ends or between them', (t) => {
  for (const block of SPECIAL_IPV4) for (const address of endsOf(block)) refused(t, `https://${address}/`)
  for (const block of SPECIAL_IPV6) for (const address of endsOf(block)) refused(t, `https://[${address}]/`)
  t.end()
})

t.test('an inner address is refused in whatever way it is written', (t) => {
  for (const address of [
    '127.0.0.1',
    '127.255.255.254',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.100.100.200',
    '192.0.0.192',
    '0.0.0.0',
    '168.63.129.16',
  ]) {
    for (const host of spellings(address)) {
      refused(t, `https://${host}/`)
      refused(t, `https://${host}:8443/latest/meta-data/`)
    }
  }
  t.end()
})

t.test('a public address is taken in its plain form alone', (t) => {
  const [plain, ...others] = spellings('8.8.4.4')
  t.equal(parseEndpointUrl(`https://${plain}/`, rules).href, 'https://8.8.4.4/')
  for (const host of others.filter((host) => host !== '8.8.4.4.')) refused(t, `https://${host}/`)
  t.end()
})

const TRICKS = [
  'https:example.com',
  'https:/example.com',
  'https:///example.com',
  'https:////example.com/',
  'https://@example.com/',
  'https://:@example.com/',
  'https://a@b@example.com/',
  'https://example.com%40127.0.0.1/',
  'https://127.0.0.1%23@example.com/',
  'https://example.com#@127.0.0.1/',
  'https://example.com/#',
  'https://example.com\u0000.evil.test/',
  'https://example.com%00/',
  'https://example.com%0d%0aHost:evil/',
  'https://exa\u200bmple.com/',
  'https://exam\u00adple.com/',
  'https://\u202eexample.com/',
  'https://example.com/\u2066x',
  'https://lo\u00adcalhost/',
  'https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/',
  'https://ｌｏｃａｌｈｏｓｔ/',
  'https://localhost%2e/',
  'https://localhost../',
  'https://example.com../',
  'https://.example.com/',
  'https://example..com/',
  'https://a b.example.com/',
  'https://exam ple.com/',
  'https://example.com:443:80/',
  'https://example.com:80/',
  'https://example.com:25/',
  'https://example.com:-1/',
  'https://example.com:99999/',
  'https://example.com:４４３4/',
  'https://[::1%25lo]/',
  'https://[fe80::1%eth0]/',
  'https://[::1]./',
  'https://[::1/',
  'https://::1/',
  'https://[1.2.3.4]/',
  'https://[v1.x]/',
  'https://example/',
  'https://com/',
  'https://db/',
  'https://kubernetes.default.svc.cluster.local/',
  'https://instance-data.ec2.internal/',
  'https://metadata.google.internal./',
  'https://1.0.0.127.in-addr.arpa/',
  'https://host.docker.internal/',
  'https://wpad.home/',
  'https://mail.corp/',
  'https://example.localdomain/',
  'https://exämple.ⓛocalhost/',
  'https://xn--/',
  'https://xn--a.example.com\u007f/',
  'https://example.123/',
  'https://1.2.3/',
  'https://1.2.3.4.5/',
  'https://0x.example.0x1/',
  'https://*.example.com/',
  'https://exa<mple.com/',
  'https://exa^mple.com/',
  'https://exa|mple.com/',
  "https://exa'mple.com/",
  'https://exa$mple.com/',
  'https://{host}.example.com/',
  `https://${'a'.repeat(64)}.example.com/`,
  `https://${'a.'.repeat(126)}example.com/`,
  'HTTPS:\\\\127.0.0.1\\',
  'http://example.com/',
  'HTTP://example.com:443/',
  'ws://example.com/',
  'wss://example.com/',
  'ldap://example.com/',
  'dict://example.com:11211/',
  'blob:https://example.com/1',
  'view-source:https://example.com/',
  'jar:https://example.com!/',
  'https+unix://example.com/',
  'about:blank',
  'mailto:desk@example.com',
  '\ufeffhttps://example.com/',
  'https://example.com/\r\nX-Injected: 1',
]

t.test('what two readers could take for two addresses is refused', (t) => {
  for (const url of TRICKS) refused(t, url)
  t.end()
})

const PUBLIC = [
  ['https://hooks.example.org/', 'hooks.example.org'],
  ['https://hooks.example.org:443/a/b?c=d&e=%20', 'hooks.example.org'],
  ['https://hooks.example.org:9443/', 'hooks.example.org'],
  ['https://hooks.example.org?only=query', 'hooks.example.org'],
  ['https://HOOKS.EXAMPLE.ORG/', 'hooks.example.org'],
  ['https://a-b.c-d.example.co.uk/', 'a-b.c-d.example.co.uk'],
  ['https://_acme.example.org/', '_acme.example.org'],
  ['https://xn--bcher-kva.example/', 'xn--bcher-kva.example'],
  ['https://пример.рф/', 'xn--e1afmkfd.xn--p1ai'],
  ['https://例え.テスト/', 'xn--r8jz45g.xn--zckzah'],
  ['https://1e100.net/', '1e100.net'],
  ['https://127.0.0.1.example.org/', '127.0.0.1.example.org'],
  ['https://localhost.example.org/', 'localhost.example.org'],
  ['https://example.org/https://127.0.0.1/', 'example.org'],
  ['https://example.org/@127.0.0.1', 'example.org'],
  ['https://example.org/?next=http://10.0.0.1/', 'example.org'],
  [`https://${'a'.repeat(63)}.example.org/`, `${'a'.repeat(63)}.example.org`],
  ['https://1.1.1.1/', '1.1.1.1'],
  ['https://9.255.255.255/', '9.255.255.255'],
  ['https://11.0.0.0/', '11.0.0.0'],
  ['https://100.63.255.255/', '100.63.255.255'],
  ['https://100.128.0.0/', '100.128.0.0'],
  ['https://126.255.255.255/', '126.255.255.255'],
  ['https://128.0.0.0/', '128.0.0.0'],
  ['https://169.253.255.255/', '169.253.255.255'],
  ['https://172.15.255.255/', '172.15.255.255'],
  ['https://192.0.1.0/', '192.0.1.0'],
  ['https://192.167.255.255/', '192.167.255.255'],
  ['https://192.169.0.0/', '192.169.0.0'],
  ['https://198.17.255.255/', '198.17.255.255'],
  ['https://198.20.0.0/', '198.20.0.0'],
  ['https://223.255.255.255/', '223.255.255.255'],
  ['https://[2001:200::1]/', '2001:200::1'],
  ['https://[2001:4860:4860::8888]:8443/', '2001:4860:4860::8888'],
  ['https://[2003::1]/', '2003::1'],
  ['https://[2606:4700:4700:0:0:0:0:1111]/', '2606:4700:4700::1111'],
  ['https://[2a00:1450::1]/', '2a00:1450::1'],
] as const

t.test('what lies beside the special blocks, and what only looks like a trick, is called', (t) => {
  for (const [url, host] of PUBLIC) t.equal(parseEndpointUrl(url, rules).host, host, url)
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
