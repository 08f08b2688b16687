import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

/** The claimant of the last claim of a text. */
async function lastHolder(text: string): Promise<string | undefined> {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  return claims.at(-1)?.chain.at(-1)?.name
}

type Case = [text: string, holder: string]

t.test('“it” is the body, and “they” the people, that the sentence before is about', async (t) => {
  const cases: Case[] = [
    ['The harbour council met Jon Ferro. It said that it was late.', 'harbour council'],
    ['The guild of bakers met on Monday. It said that the price was too low.', 'guild of bakers'],
    ['The mayors of the two towns wrote a letter. They rejected the dam.', 'mayors of the two towns'],
    ['The pilots’ officials met an envoy. They said that the rosters were too long.', 'pilots’ officials'],
    ['The farmers waited all night. They rejected the offer.', 'farmers'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('“it” is no sum, no thing and nobody of another paragraph', async (t) => {
  const cases: Case[] = [
    ['The Harbour Council rejected the offer. The price fell. It said that the loss was small.', 'Harbour Council'],
    ['The Harbour Council rejected the offer. Losses grew. It said that the loss was small.', 'Harbour Council'],
    ['The drivers rejected the offer. The rosters are long. They said that it was late.', 'drivers'],
    ['The Harbour Council rejected the offer. The guild left.\n\nIt said that the loss was small.', 'Harbour Council'],
    ['Ada Lund rejected the offer. “It is late,” she said.', 'Ada Lund'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('a relative clause behind an apposition is the name’s, and without a name the description’s', async (t) => {
  const cases: Case[] = [
    ['The cut would cost jobs, warned Ada Lund, head of the pilots’ union, who demanded a seat.', 'Ada Lund'],
    ['The talks were led by Ada Lund, the harbour’s director, who rejected the offer.', 'Ada Lund'],
    ['They met Ada Lund, who rejected the offer.', 'Ada Lund'],
    ['They met Jon Ferro and a lawyer who rejected the offer.', 'lawyer'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('owners in the plural belong to the phrase behind them', async (t) => {
  const cases: Case[] = [
    ["The flow is low, according to the farmers' league.", "farmers' league"],
    ["Losses are high, according to the traders' club.", "traders' club"],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('“of” and “inside” belong to the phrase before them, whatever kind of word that looks like', async (t) => {
  const cases: Case[] = [
    ['The chief of staff wrote on Friday that the army would stay.', 'chief of staff'],
    ['The chief of police pledged that the road would stay open.', 'chief of police'],
    ['The whips of the three parties rejected the bill.', 'whips of the three parties'],
    ['A source inside the boardroom said that the rise was discussed.', 'source inside the boardroom'],
    ['One voice outside the league said that the rise was discussed.', 'One voice outside the league'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('an “of” of another phrase takes nobody along', async (t) => {
  const cases: Case[] = [
    ['In the light of this the council rejected the bill.', 'council'],
    ['Tired of the delay, the drivers rejected the bill.', 'drivers'],
    ['At the end of the day the council rejected the bill.', 'council'],
    ['Inside the hall the council rejected the bill.', 'council'],
    ['Because of the strike the council rejected the bill.', 'council'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test(
  '“it” is who was named right before as teller, within the sentence or behind what the sentence before tells',
  async (t) => {
    const cases: Case[] = [
      [
        'Losses have reached three million, according to the traders’ club, and it accused officials of sleeping.',
        'traders’ club',
      ],
      ['The court was biased, the guild of bakers said. It demanded an apology.', 'guild of bakers'],
      ['The council is asleep, the traders’ club said. It demanded an apology.', 'traders’ club'],
      ['The mill was safe, according to the harbour council. It rejected the report.', 'harbour council'],
      ['The firm is broke, the league said; it demanded an apology.', 'league'],
    ]
    for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
  },
)

t.test(
  '“it” is no teller of another paragraph, of one person or many, and none before whose body the sentence began',
  async (t) => {
    const cases: Case[] = [
      ['The traders’ club rejected the offer. The price rose, Ada Lund said. It demanded an apology.', 'traders’ club'],
      ['The traders’ club rejected the offer. The price rose, officials said. It demanded an apology.', 'officials'],
      ['The harbour council said that the traders’ club was asleep. It demanded an apology.', 'harbour council'],
      ['The harbour council met. It demanded an apology.', 'harbour council'],
      ['7. The harbour council met Jon Ferro. It demanded an apology.', 'harbour council'],
    ]
    for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
  },
)

t.test('“it” is a name that nothing shows to be a person’s', async (t) => {
  const cases: Case[] = [
    ['Brussels has warned the ministry. It demanded an apology.', 'Brussels'],
    ['Norrick Coal has lost money for years. It demanded an apology.', 'Norrick Coal'],
    ['Orex is to shut its pit. It demanded an apology.', 'Orex'],
    ['The landlord, Weld Ferries, left. It demanded an apology.', 'Weld Ferries'],
    ['Ostmark sent a boat. It demanded an apology.', 'Ostmark'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('but no person, and no name in the middle or of another paragraph', async (t) => {
  const cases: [text: string, not: string][] = [
    ['Ada Lund has warned the ministry. It demanded an apology.', 'Ada Lund'],
    ['Mr Brask has warned the ministry. It demanded an apology.', 'Brask'],
    ['They flew from Weld to Sarn. It demanded an apology.', 'Weld'],
    ['Brussels is far.\n\nIt demanded an apology.', 'Brussels'],
    ['Jon Ferro, who sails, has warned the ministry. It demanded an apology.', 'Jon Ferro'],
  ]
  for (const [text, not] of cases) t.not(await lastHolder(text), not, text)
})
