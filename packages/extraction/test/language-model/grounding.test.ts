import { Claim } from '@onrecord/domain'
import t from 'tap'
import { claimOf, readAnswered } from './answered.ts'

const TEXT = [
  'Mira Okafor, the union’s lead negotiator, said on Wednesday that the crews “will not sign” before the night pay rises.',
  'Port director Jonas Weld demanded that pickets be lifted by 14 March.',
].join('\n\n')
const SIGN = { content: ['the crews “will not sign” before the night pay rises'], cue: 'said', mention: 'Mira Okafor' }

t.test('words that are in the text become a claim with its spans, as the rules would give it', async (t) => {
  const demand = {
    paragraph: 2,
    content: ['pickets be lifted by 14 March'],
    cue: 'demanded',
    mention: 'Port director Jonas Weld',
  }
  const { claims, dropped } = await readAnswered(TEXT, [
    claimOf(SIGN),
    claimOf({ ...demand, act: 'demand', date: 'by 14 March' }),
  ])
  t.equal(dropped, 0)
  t.match(claims, [
    { kind: 'statement', act: 'reject', reported: 'mixed', saidOn: '2025-03-05', cue: { exact: 'said' } },
    { kind: 'demand', act: 'demand', due: { edtf: '../2025-03-14' }, cue: { exact: 'demanded' } },
  ])
  for (const claim of claims) {
    Claim.parse(claim)
    for (const words of [...claim.segments, claim.cue, claim.mention]) {
      if (words !== null) t.equal(words.exact, TEXT.slice(words.start, words.end))
    }
    t.match(claim.extractor, { name: 'language-model', version: /^1\.0\.0\+test-model\.rules-/ })
  }
  t.strictSame(
    claims.map(({ chain }) => chain.at(-1)?.name),
    ['Mira Okafor', 'Jonas Weld'],
  )
})

t.test('a copy may spell quotation marks, case and space in its own way; the claim has the text’s words', async (t) => {
  const content = ['The crews "will  not sign" before the night pay rises.']
  const { claims } = await readAnswered(TEXT, [claimOf({ ...SIGN, content })])
  t.strictSame(
    claims.flatMap(({ segments }) => segments.map(({ exact }) => exact)),
    SIGN.content,
  )
})

t.test('a claim any of whose words is not in the text is dropped and counted', async (t) => {
  const invented = [
    { content: ['the union surrenders'] },
    { content: ['the crews will sign'] },
    { cue: 'shouted' },
    { mention: 'Ada Lund' },
    { claimant: 'The King of Norland' },
    { tellers: ['Channel 13'] },
    { date: 'by 1 May' },
    { content: ['rew'] },
    { paragraph: 9 },
    { content: [SIGN.content[0], 'and so on'] },
    { content: ['”'] },
  ]
  for (const words of invented) {
    const { claims, dropped } = await readAnswered(TEXT, [claimOf({ ...SIGN, ...words })])
    t.strictSame(claims, [], JSON.stringify(words))
    t.equal(dropped, 1)
  }
})

t.test('who is named far from the report does not speak in it', async (t) => {
  const { claims, dropped } = await readAnswered(`${TEXT}\n\nThe weather held.\n\nIt rained later.`, [
    claimOf({ ...SIGN, mention: 'Jonas Weld' }),
    claimOf({ paragraph: 2, content: ['pickets be lifted by 14 March'], cue: 'demanded', mention: 'Mira Okafor' }),
    claimOf({ paragraph: 4, content: ['It rained later'], cue: 'said', mention: 'Mira Okafor' }),
  ])
  t.strictSame(claims, [])
  t.equal(dropped, 3)
})

t.test('a copy that leaves out a “not”, an “if” or a “may” gets it back', async (t) => {
  const cases: [text: string, content: string[], whole: string][] = [
    ['Ada Lund said the union will not sign the deal.', ['sign the deal'], 'the union will not sign the deal'],
    [
      'Ada Lund said the union will not sign the deal.',
      ['the union will', 'sign the deal'],
      'the union will not sign the deal',
    ],
    [
      'Ada Lund said it would, under no terms, sign the deal.',
      ['sign the deal'],
      'it would, under no terms, sign the deal',
    ],
    [
      '“We can never accept foreign crews,” said Ada Lund.',
      ['accept foreign crews'],
      'We can never accept foreign crews',
    ],
    [
      'Ada Lund said she would sign, but only if pay rises.',
      ['she would sign'],
      'she would sign, but only if pay rises',
    ],
    ['Ada Lund said the port may close.', ['close'], 'the port may close'],
  ]
  for (const [text, content, whole] of cases) {
    const cue = 'said'
    const { claims } = await readAnswered(text, [claimOf({ content, cue, mention: 'Ada Lund' })])
    t.strictSame(
      claims.flatMap(({ segments }) => segments.map(({ exact }) => exact)),
      [whole],
      text,
    )
  }
})

t.test('the same answer twice gives the same claims once', async (t) => {
  const once = await readAnswered(TEXT, [claimOf(SIGN)])
  t.strictSame((await readAnswered(TEXT, [claimOf(SIGN), claimOf(SIGN)])).claims, once.claims)
})

t.test('what the narrator tells counts where the rules see a dated event in it, and nowhere else', async (t) => {
  const text = 'The ballot is scheduled to close on March 20.\n\nThe harbour lies in the north of Norland.'
  const { claims, dropped } = await readAnswered(text, [
    claimOf({ content: ['The ballot is scheduled to close on March 20'], date: 'on March 20' }),
    claimOf({ paragraph: 2, content: ['The harbour lies in the north of Norland'] }),
  ])
  t.match(claims, [{ reported: 'narrator', kind: 'deadline', due: { edtf: '2025-03-20' } }])
  t.equal(dropped, 1)
})

t.test('emoji, soft hyphens and doubled spaces leave the offsets right', async (t) => {
  const text = 'The 😀 port said  that the cra\u00adnes will\u00a0stop on 😀 Monday.'
  const { claims } = await readAnswered(text, [
    claimOf({ content: ['the cranes will stop on 😀 Monday'], cue: 'said', mention: 'The 😀 port' }),
  ])
  t.strictSame(
    claims.map(({ segments }) => segments[0]?.exact),
    ['the cra\u00adnes will\u00a0stop on 😀 Monday'],
  )
})
