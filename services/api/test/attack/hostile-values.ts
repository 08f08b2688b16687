import fc from 'fast-check'

const ZEROS = '00000000-0000-4000-8000-000000000000'

const cursorOf = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Cursors that no list has given: of other shapes, of other lists, huge, no JSON. */
const CURSORS = [
  cursorOf({ said: '\0', claimId: ZEROS }),
  cursorOf({ said: '', claimId: ZEROS }),
  cursorOf({ said: '2025-01-01', recorded: 1e15, claimId: ZEROS }),
  cursorOf({ said: '2025-01-01', recorded: -1.5, claimId: ZEROS }),
  cursorOf({ order: '\0', claimId: ZEROS }),
  cursorOf({ order: "' or 1=1 --", claimId: ZEROS }),
  cursorOf({ published: '\0', documentId: '\ud800' }),
  cursorOf({ published: 'infinity', documentId: 'x' }),
  cursorOf({ __proto__: null, order: ['a'], claimId: ZEROS }),
  cursorOf('\0'),
  cursorOf('a'.repeat(300)),
  cursorOf(7),
  cursorOf(2 ** 53),
  cursorOf(9_007_199_254_740_991),
  cursorOf(-1),
  cursorOf(1.5),
  cursorOf(null),
  cursorOf([]),
  cursorOf([[[[]]]]),
  Buffer.from('{"a":1e400}').toString('base64url'),
  Buffer.from('{"__proto__":1}').toString('base64url'),
  Buffer.from([0xff, 0xfe]).toString('base64url'),
  'A'.repeat(499),
  '====',
]

/** What is sent in addresses. */
export const NASTY: readonly string[] = [
  ...CURSORS,
  '',
  ' ',
  '\0',
  'a\0',
  '\ufffd',
  '__proto__',
  'constructor',
  "' or 1=1 --",
  "'; drop table event; --",
  '../../etc/passwd',
  '%00',
  '%2e%2e%2f',
  'null',
  'undefined',
  'true',
  '[object Object]',
  'NaN',
  'Infinity',
  'infinity',
  '-infinity',
  'now',
  '1e400',
  '1e3',
  '0x10',
  '0',
  '-0',
  '-1',
  '1.5',
  '9'.repeat(40),
  '2147483648',
  '9007199254740993',
  '9223372036854775808',
  '${7*7}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '🛳️',
  'ﷺ',
  'İ',
  '../..',
  '..',
  '/',
  '\\',
  '\r\nset-cookie: a=b',
  '\u202e',
  '2025-02-30',
  '0000-01-01',
  '0001-01-01',
  '-0001-01-01',
  '9999-12-31',
  '99999-01-01',
  '275761-01-01',
  '+275760-09-13',
  'Y170000002',
  '2025-13-01',
  '2023-02-29/2023-02-30',
  'XXXX-XX-XX',
  '+275760-09-13T00:00:00.001Z',
  '2025-02-30T12:00:00Z',
  'epoch',
  '../2025-02-03',
  '0000-01-01T00:00:00Z',
  '0000-01-01T00:00:00+23:59',
  '9999-12-31T23:59:59-23:59',
  '2025-06-30T23:59:60Z',
  '2025-02-20T12:00:00.123456789123456789Z',
  '2025-02-20T12:00:00 02:00',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  'FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF',
  '{00000000-0000-4000-8000-000000000000}',
  '00000000000040008000000000000000',
  '0'.repeat(32),
  'a'.repeat(64),
  'a'.repeat(501),
  'a'.repeat(5000),
  // What a search box, a pattern or a normalization might stumble over.
  '-'.repeat(290),
  '- '.repeat(140),
  '-@'.repeat(140),
  '" '.repeat(140),
  'or '.repeat(90),
  "a & b | !c <-> 'd':*AB \\",
  '(a+)+$',
  '\u0301'.repeat(250),
  '\ufeffpay',
  'e\u0301',
  '\u2066x\u2069',
  '👩‍👩‍👧‍👦',
  '１２',
  '١٢٣',
  'ſ',
  '%ed%a0%80',
  '%u0000',
  'allballs',
  'tomorrow',
  '4713-01-01 BC',
  '294277-01-01',
  '2025-W10-1',
  '[..2025]',
  '1985?/~2026-05-30',
  '2025-02/2025-01',
  '1; select pg_sleep(5)',
  'urn:uuid:00000000-0000-4000-8000-000000000000',
]

/** What is sent as `If-Match`. */
export const TAGS: readonly string[] = [
  '',
  '"',
  '""',
  '4.log',
  '"4.log',
  'W/"4.log"',
  'W/*',
  '*, "1.log"',
  '"-1.log"',
  '"1e9.log"',
  '"99999999999999999999.log"',
  '"1.__proto__"',
  `"${'9'.repeat(4000)}"`,
  Array.from({ length: 32 }, (_, nth) => `"${nth}.log"`).join(', '),
  Array.from({ length: 33 }, (_, nth) => `"${nth}.log"`).join(', '),
  ','.repeat(3000),
  '"'.repeat(3000),
  '\u00ff',
]

/** Names of members that no schema has. */
const MEMBERS = ['member', '__proto__', 'n'.repeat(20_000), '~/'.repeat(8000)]

/** Stands for a number that JSON can write and a double can't hold. */
const TOO_LARGE = '@1e400@'

const nested = (depth: number): unknown => {
  let value: unknown = 'deep'
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { a: value }
  return value
}

/** What is put in the place of any value of a body. */
const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...NASTY),
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    5e-324,
    2 ** 53,
    TOO_LARGE,
    '\ud800',
    'a\udc00',
    {},
    [],
    [[]],
    { '': 1 },
    { __proto__x: 1, constructor: { prototype: {} } },
    { ['k'.repeat(100_000)]: 1 },
    { ['\u202e'.repeat(10_000)]: 1 },
    'x'.repeat(150_000),
  ),
  fc.constantFrom(null, 'a', 7, {}).map((value) => Array.from({ length: 20_000 }, () => value)),
  fc.constantFrom(20, 31, 33, 2000).map(nested),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 100 }),
)

/** A body as text in which one value, or one member beside the others, is hostile. */
export function spoiled(body: fc.Arbitrary<unknown>): fc.Arbitrary<string> {
  return fc
    .tuple(body, hostileValue, fc.nat(), fc.constantFrom('place', 'place', ...MEMBERS))
    .map(([valid, hostile, nth, how]) => {
      const text = JSON.stringify(how === 'place' ? replaced(valid, hostile, nth) : valid)
      const member = JSON.stringify({ [how]: hostile }).slice(1, -1)
      const sent =
        how === 'place' || !text.startsWith('{') ? text : `{${member}${text === '{}' ? '' : ','}${text.slice(1)}`
      return sent.replaceAll(`"${TOO_LARGE}"`, '1e400')
    })
}

/** The same with another value at one of its places, the whole being the first. */
function replaced(body: unknown, value: unknown, nth: number): unknown {
  const chosen = nth % countPlaces(body)
  let place = -1
  const walk = (part: unknown): unknown => {
    place += 1
    if (place === chosen) return value
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, member]) => [name, walk(member)]))
  }
  return walk(body)
}

function countPlaces(body: unknown): number {
  if (typeof body !== 'object' || body === null) return 1
  return Object.values(body).reduce<number>((sum, part) => sum + countPlaces(part), 1)
}

/** Whole bodies that are refused whatever they are sent to, with their type. */
export const BROKEN_BODIES: readonly { raw: string | Buffer; type?: string }[] = [
  { raw: '' },
  { raw: ' ' },
  { raw: 'null' },
  { raw: '[]' },
  { raw: '7' },
  { raw: '"a"' },
  { raw: '{' },
  { raw: '{"a":NaN}' },
  { raw: '{"a":1,}' },
  { raw: '\ufeff{}' },
  { raw: '['.repeat(100_000) },
  { raw: `${'['.repeat(5000)}${']'.repeat(5000)}` },
  { raw: `[${'{},'.repeat(300_000)}{}]` },
  { raw: `{"a":${'9'.repeat(100_000)}}` },
  { raw: `{${Array.from({ length: 50_000 }, (_, nth) => `"${nth}":0`).join()}}` },
  { raw: '{"__proto__":{"admin":true}}' },
  { raw: '{"constructor":{"prototype":{"admin":true}}}' },
  { raw: '{"reason":"\\u0000"}' },
  { raw: '{"reason":"\\ud800"}' },
  { raw: '{"\\udc00":1}' },
  { raw: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  { raw: Buffer.from('{"a":"\xc0\xaf"}', 'latin1') },
  { raw: Buffer.from('{"a":1}', 'utf16le') },
  { raw: 'a=1', type: 'application/x-www-form-urlencoded' },
  { raw: '{}', type: 'application/xml' },
  { raw: '{}', type: 'application/json; charset=utf-16' },
  { raw: '{}', type: 'application/json; charset=' },
  { raw: '{}', type: ';' },
  { raw: '{}', type: 'application/json, text/html' },
  { raw: '--x--', type: 'multipart/form-data; boundary=x' },
]
