import t from 'tap'
import { rulesExtractor } from '../../src/rules-extractor.ts'
import { documentOf } from '../document.ts'

async function claimantOf(text: string): Promise<string | undefined> {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  return claims.find(({ kind }) => kind === 'demand')?.chain.at(-1)?.name
}

t.test('“they” are the people with whom the sentence before began', async (t) => {
  const harbour = 'Norland closed the harbour on Monday.'
  t.equal(
    await claimantOf(
      `${harbour} Outside, relatives of the crew waited. Their demand that the gates be opened went unheard.`,
    ),
    'relatives of the crew',
  )
  t.equal(await claimantOf(`${harbour} Growers blocked the road. They demanded a new toll.`), 'Growers')
  t.equal(await claimantOf(`${harbour} The nurses marched to the gates. They called for a new roster.`), 'nurses')
  t.equal(await claimantOf(`The ministry protested; it called for an extension.`), 'ministry')
  t.equal(await claimantOf(`${harbour} The pilots stayed at home. They want a new roster.`), 'pilots')
})

t.test('papers, years and what is not a subject are not “they”', async (t) => {
  for (const [text, not] of [
    ['The Pilots’ Guild met. The papers were on the table. They demanded a new roster.', 'papers'],
    ['The Pilots’ Guild met. Years went by. They demanded a new roster.', 'Years'],
    ['The Pilots’ Guild met. Letters were read. They demanded a new roster.', 'Letters'],
    ['The Pilots’ Guild met in the tower of the growers. They demanded a new roster.', 'growers'],
    ['The Pilots’ Guild met. Rivers had risen. They demanded a new roster.', 'Rivers'],
  ] as const)
    t.not(await claimantOf(text), not, text)
})
