import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import t from 'tap'
import { harbourApi } from './harbour-api.ts'

/** The same cases in every run. */
const SEED = 20250303

const ZEROS = '00000000-0000-4000-8000-000000000000'
const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

const NASTY = [
  cursor({ said: '\0', claimId: ZEROS }),
  cursor({ said: '', claimId: ZEROS }),
  cursor({ order: '\0', claimId: ZEROS }),
  cursor({ published: '\0', documentId: '\ud800' }),
  cursor('\0'),
  cursor(7),
  '',
  ' ',
  '\0',
  '\ud800',
  '__proto__',
  'constructor',
  "' or 1=1 --",
  '../../etc/passwd',
  '%00',
  '%2e%2e%2f',
  'null',
  'NaN',
  'infinity',
  '-infinity',
  '1e400',
  '0x10',
  '9'.repeat(40),
  '-1',
  '9223372036854775808',
  '${7*7}',
  '<script>',
  '🛳️',
  'ﷺ',
  '../..',
  '2025-02-30',
  '0000-01-01',
  '9999-12-31',
  '../',
  '/',
  '\u202e',
  'a'.repeat(5000),
]

t.test('no parameter makes the server fail, and what is refused says little', async (t) => {
  const { call, seq, get } = await harbourApi(t)
  await get(`/claims?minSeq=${seq}`)
  const { paths } = JSON.parse(await readFile(new URL('../openapi.json', import.meta.url), 'utf8'))
  const reads = Object.entries<Record<string, { parameters?: { name: string; in: string }[] }>>(paths)
  for (const [path, { get: operation }] of reads) {
    if (operation === undefined) continue
    const names = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query').map(({ name }) => name)
    for (const nasty of NASTY) {
      const value = encodeURIComponent(nasty.toWellFormed())
      const asPath = path.replaceAll(/\{\w+\}/g, value)
      const asQuery = path.replaceAll('{dossier}', 'harbour').replaceAll(/\{\w+\}/g, 'pay')
      const addresses = [asPath, ...names.map((name) => `${asQuery}?${name}=${value}`)]
      for (const address of addresses) {
        const { status, body } = await call('GET', address)
        if (status >= 500) t.fail(`${status} ${address.slice(0, 200)} ${JSON.stringify(body)}`)
        if (status >= 400 && JSON.stringify(body).length > 16_384) t.fail(`a long answer to ${address.slice(0, 200)}`)
      }
    }
  }
  t.pass('every read was tried')
})

t.test('no body makes the server fail, alone or within a valid one', async (t) => {
  const { call, documentId } = await harbourApi(t)
  const valid: [string, Record<string, unknown>][] = [
    ['/v1/dossiers', { id: 'quay', title: 'Quay', issues: [{ id: 'pay', label: 'Pay' }] }],
    ['/v1/dossiers/harbour/documents', { text: 'One.', title: 'T', publishedOn: '2025-01-01' }],
    [
      '/v1/dossiers/harbour/claims',
      { documentId, claims: [{ claim: { kind: 'statement', act: 'assert', segments: [{ start: 0, end: 5 }] } }] },
    ],
    ['/v1/webhooks', { url: 'https://desk.example.org/', filter: { kinds: ['demand'] } }],
  ]
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.constantFrom<unknown>(...NASTY),
    fc.double({ noNaN: true }),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )
  for (const [path, body] of valid) {
    const hostile = fc.oneof(
      value,
      fc
        .tuple(fc.constantFrom(...Object.keys(body), '__proto__', 'x'), value)
        .map(([name, other]) => ({ ...body, [name]: other })),
    )
    await fc.assert(
      fc.asyncProperty(hostile, async (sent) => {
        const { status, body } = await call('POST', path, { raw: JSON.stringify(sent) })
        return status < 500 && (status < 400 || JSON.stringify(body).length <= 16_384)
      }),
      { seed: SEED, numRuns: 150 },
    )
  }
  t.pass('every write was tried')
})
