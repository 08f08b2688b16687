import t from 'tap'
import { rulesExtractor } from '../src/index.ts'
import { documentOf } from './document.ts'

async function narrated(text: string): Promise<string[]> {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  return claims
    .filter(({ reported }) => reported === 'narrator')
    .map(({ act, segments }) => `${act}: ${segments[0]?.exact}`)
}

t.test('the text’s own account of a negotiation’s steps is on record', async (t) => {
  const cases: [text: string, claims: string[]][] = [
    [
      'Norland dispatched a delegation to the harbour to discuss the tolls.',
      ['assert: Norland dispatched a delegation to the harbour to discuss the tolls'],
    ],
    [
      'The second phase is expected to cover the pilots’ pay and the locks.',
      ['predict: The second phase is expected to cover the pilots’ pay and the locks'],
    ],
    ['Talks on the tolls broke down after a long night.', ['assert: Talks on the tolls broke down after a long night']],
    [
      'Ada Lund has been tapped to lead the negotiating team of the pilots.',
      ['assert: Ada Lund has been tapped to lead the negotiating team of the pilots'],
    ],
    [
      'On Sunday, Norland dispatched a team to the talks in the harbour, saying that the tolls must fall.',
      ['assert: On Sunday, Norland dispatched a team to the talks in the harbour'],
    ],
  ]
  for (const [text, claims] of cases) t.same(await narrated(text), claims, text)
})

t.test('nothing else that the text tells is', async (t) => {
  for (const text of [
    'The harbour is old and its locks are narrow.',
    'Norland dispatched a fire engine to the harbour at dawn.',
    'Are talks on the tolls expected to resume at all?',
    'A deal is a deal in the old town of the harbour.',
    'The mayor is expected to open the new bridge of the town.',
  ])
    t.same(await narrated(text), [], text)
})

t.test('such accounts are weak', async (t) => {
  const { claims } = await rulesExtractor.extract(documentOf('Talks on the tolls broke down after a long night.'), {})
  const confidence = claims[0]?.confidence ?? 1
  t.ok(confidence < 0.8, 'no position rests on it alone')
})
