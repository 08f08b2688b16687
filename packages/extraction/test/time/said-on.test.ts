import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

/** The days on which the claims were said; published on Thursday 2025-03-06. */
async function saidOn(text: string): Promise<(string | null)[]> {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  return claims.map((claim) => claim.saidOn)
}

t.test('a date beside the cue, or one that opens the sentence, is when it was said', async (t) => {
  t.same(await saidOn('Ada Lund said on Tuesday that the locks were open.'), ['2025-03-04'])
  t.same(
    await saidOn(
      'On Tuesday, after a long night in the harbour with her council, Ada Lund said that the locks were open.',
    ),
    ['2025-03-04'],
  )
  t.same(await saidOn('In November, Ada Lund said that the locks were open.'), ['2024-11'])
  t.same(
    await saidOn('On 20 January, shortly after her election, when asked for the tolls, Ada Lund said, “They fall.”'),
    ['2025-01-20'],
  )
})

t.test('what a speaker adds in the same paragraph was said on the same day', async (t) => {
  t.same(await saidOn('On Tuesday Ada Lund said that the locks were open. Lund added that the tolls were fair.'), [
    '2025-03-04',
    '2025-03-04',
  ])
  t.same(await saidOn('On Tuesday Ada Lund said that the locks were open.\nLund said that the tolls were fair.'), [
    '2025-03-04',
    null,
  ])
  t.same(await saidOn('On Tuesday Ada Lund said that the locks were open. Jon Ferro said that the tolls were fair.'), [
    '2025-03-04',
    null,
  ])
})

t.test('a date within what is said is none of saying', async (t) => {
  t.same(await saidOn('Ada Lund said that the locks opened on Tuesday.'), [null])
})
