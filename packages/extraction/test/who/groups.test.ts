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

t.test(
  '“they” are two who began a sentence together, the last group that did something, or whom somebody spoke of',
  async (t) => {
    for (const [text, holder] of [
      ['Norland and Ostmark met on Monday. They demanded a new toll.', 'Norland and Ostmark'],
      [
        'The Guild of Pilots (GP) and Harbour Works (HW), having met on Monday, signed.\n\n2. They demanded a new toll.',
        'Guild of Pilots (GP) and Harbour Works',
      ],
      ['Ada Lund came home. In her first interview she talks about the guards. They demanded a ransom.', 'guards'],
      ['The row began when six big clubs signed a letter. They demanded more money.', 'six big clubs'],
      [
        '1. The Basin States (“the states”) met today.\n\n2. It was late.\n\n3. They demanded a new dam.',
        'Basin States',
      ],
    ] as const)
      t.equal(await claimantOf(text), holder, text)
  },
)

t.test('“they” are no things that were signed, nor a group that owns, is denied or only stands by', async (t) => {
  for (const [text, not] of [
    ['The Pilots’ Guild met. She read the letters. They demanded a new roster.', 'letters'],
    ['The Pilots’ Guild met. She praised no drivers. They demanded a new roster.', 'drivers'],
    ['The Pilots’ Guild met. She spoke of the drivers’ pay. They demanded a new roster.', 'drivers'],
    ['The Pilots’ Guild met. The price of drivers’ time rose. They demanded a new roster.', 'drivers'],
    ['The Pilots’ Guild met. Norland and the rain were cold. They demanded a new roster.', 'rain'],
  ] as const)
    t.not(await claimantOf(text), not, text)
})

t.test('“they” are people a few sentences back, and who was spoken to or of last', async (t) => {
  for (const [text, holder] of [
    [
      'The Ministers of the River States, meeting in Weld, sat late.\n\nThey demanded a new dam.',
      'Ministers of the River States',
    ],
    [
      'Skippers are up in arms. Ada Lund told them that the quota would fall. She left. They demanded a new quota.',
      'Skippers',
    ],
    ['Jon Ferro met both. He told the Liberals that a tax was coming. It was late. They demanded a vote.', 'Liberals'],
    ['What are the skippers saying?\n\nThey demanded a new quota.', 'skippers'],
    ['Ada Lund met the farmers. It was late. They demanded a new dam.', 'farmers'],
  ] as const)
    t.equal(await claimantOf(text), holder, text)
})

t.test('“they” are nobody farther back, in a phrase of place or owning something', async (t) => {
  for (const [text, not] of [
    ['Ada Lund met the farmers. It was late. It rained. It froze. They demanded a new dam.', 'farmers'],
    ['It was late in the hall of the farmers. They demanded a new dam.', 'farmers'],
    ['It was late by the farmers’ hall. They demanded a new dam.', 'farmers'],
    ['It was quiet without the farmers. They demanded a new dam.', 'farmers'],
    ['The boats, moored in Weld, lay idle. They demanded a new dam.', 'boats'],
  ] as const)
    t.not(await claimantOf(text), not, text)
})
