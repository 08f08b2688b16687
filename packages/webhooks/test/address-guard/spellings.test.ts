import t, { type Test } from 'tap'
import { HTTPS_PORTS, parseEndpointUrl } from '../../src/index.ts'

const rules = { allowLoopback: false, ports: HTTPS_PORTS }

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
