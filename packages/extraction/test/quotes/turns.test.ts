import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'
import { readReports } from '../frames/read-reports.ts'

const LEAD = 'The minister, Ada Lund, met the press about the canal on Tuesday.'
const transcript = (...turns: string[]) => [LEAD, 'Q: Will the locks open?', ...turns, 'Q: Thank you.'].join('\n\n')
const LAST = 'LUND: The talks were long.'
const read = async (turn: string) =>
  (await readReports(transcript(turn, LAST))).filter((report) => !report.endsWith('talks were long.'))

t.test('what nobody is said to have reported in a turn are its speaker’s own words', async (t) => {
  const cases: [turn: string, reports: string[]][] = [
    ['LUND: The locks are shut for the winter.', ['LUND > assert > The locks are shut for the winter.']],
    [
      'LUND: Good morning. (laughter) The locks are shut. The pilots know it.',
      ['LUND > assert > The locks are shut. The pilots know it.'],
    ],
    [
      'LUND: The locks have been shut for weeks. We will not pay for them.',
      ['LUND > assert > The locks have been shut for weeks.', 'LUND > reject > We will not pay for them.'],
    ],
    [
      'LUND: One. Two were built. Three were planned. Four were paid for. Five were never dug.',
      [
        'LUND > assert > One. Two were built. Three were planned.',
        'LUND > assert > Four were paid for. Five were never dug.',
      ],
    ],
    [
      'LUND: I think the toll is fair, and the pilots know it.',
      ['LUND > assert > I think the toll is fair, and the pilots know it.'],
    ],
  ]
  for (const [turn, reports] of cases) t.strictSame(await read(turn), reports, turn)
})

t.test('a turn’s reports stay reports, “I” its speaker', async (t) => {
  const cases: [turn: string, reports: string[]][] = [
    ['LUND: I demand that the pilots return by Friday.', ['I > demand > the pilots return by Friday']],
    ['LUND: The pilots’ union said the toll was theft.', ['The pilots’ union > assert > the toll was theft']],
    ['LUND: I will not answer that. Next.', []],
    ['LUND: Thank you all.', []],
    ['Q: The toll is too high, is it not? The pilots said it was theft.', ['The pilots > assert > it was theft']],
  ]
  for (const [turn, reports] of cases) t.strictSame(await read(turn), reports, turn)
})

t.test('labels are resolved to names, and who speaks tells what others said', async (t) => {
  const text = transcript('LUND: The locks are shut.', 'LUND: The pilots’ union said the toll was theft.')
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  t.strictSame(
    claims.map(({ chain, reported, relayed }) => [chain.map(({ name }) => name).join(' > '), reported, relayed]),
    [
      ['Harbour Wire > Ada Lund', 'direct', false],
      ['Harbour Wire > Ada Lund > pilots’ union', 'indirect', true],
    ],
  )
})

t.test('who asks for an outlet names it as a teller', async (t) => {
  const asked = 'Q (Canal Radio): The pilots’ union said the toll was theft. Is it?'
  const { claims } = await rulesExtractor.extract(documentOf(transcript(asked, LAST)), {})
  t.strictSame(
    claims[0]?.chain.map(({ name }) => name),
    ['Harbour Wire', 'Canal Radio', 'pilots’ union'],
  )
})

t.test('who often asks is there to ask, and says nothing alone', async (t) => {
  const reports = await readReports(
    [
      LEAD,
      'WELD: Are the locks shut?',
      'LUND: They are.',
      'WELD: They look shut. Since when?',
      'LUND: Since March, all of them.',
    ].join('\n\n'),
  )
  t.strictSame(reports, ['LUND > assert > Since March, all of them.'])
})

t.test('labels of the text’s own, and single ones, make no transcript', async (t) => {
  const none = [
    ['UPDATE: The mill is shut.', 'UPDATE: It is open.', 'UPDATE: It is shut again.', 'NOTE: It is open.'],
    ['Q: Is it shut?', 'A: It is shut.', 'Q: Why is it?', 'A: It is old.'],
    ['The mill is shut.', 'Price: 40 crowns a ton.', 'Place: the old quay.', 'Weight: one ton.'],
    ['The mill is shut. At 14:05: a bell. At 14:10: a bell.', 'It was loud: the bell rang.'],
    ['The mill: a history.', 'It was built by one man: the miller.'],
  ]
  for (const lines of none) t.strictSame(await readReports(lines.join('\n\n')), [], lines.join(' '))
})

t.test('a single line with a name and a colon is one report', async (t) => {
  t.strictSame(await readReports('Ada Lund: The mill is safe.'), ['Ada Lund > assert > The mill is safe'])
})

t.test('who names nobody before a colon says nothing', async (t) => {
  t.strictSame(await readReports('The Latest: The mill is safe.'), [])
})

const holdersOf = async (text: string): Promise<(string | undefined)[]> => {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  return claims.map(({ chain }) => chain.at(-1)?.name)
}

t.test('“you” is who answers', async (t) => {
  const asked = [
    'HOST: The paper said that you’d promised a toll.',
    'HOST: You promised a toll.',
    'HOST: Yesterday you told us that the locks would open.',
    'HOST: You assured the crews that it would be this year.',
    'HOST: You rejected the offer.',
  ]
  for (const question of asked) {
    const holders = await holdersOf(
      [LEAD, 'HOST: Welcome.', LAST, question, 'LUND: Next one.', 'HOST: Thanks.'].join('\n\n'),
    )
    t.ok(holders.includes('Ada Lund') && !holders.some((name) => /^you$/i.test(name ?? '')), question)
  }
})

t.test('“you” is nobody known outside a transcript, and “he” is not who answers', async (t) => {
  t.same(await holdersOf('You promised a toll.'), ['You'])
  t.same(await holdersOf('“You promised a toll,” Jon Ferro said.'), ['Jon Ferro'])
  for (const question of [
    'HOST: Jon Ferro promised a toll.',
    'HOST: The union rejected the offer.',
    'HOST: They want a toll.',
  ]) {
    const holders = await holdersOf(
      [LEAD, 'HOST: Welcome.', LAST, question, 'LUND: Next one.', 'HOST: Thanks.'].join('\n\n'),
    )
    t.not(holders.at(-1), 'Ada Lund', question)
  }
})
