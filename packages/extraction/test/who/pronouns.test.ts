import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

/** The claimant of the last claim of a text. */
async function lastHolder(text: string): Promise<string | undefined> {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  return claims.at(-1)?.chain.at(-1)?.name
}

type Case = [text: string, holder: string]

t.test('a pronoun is the last subject of its gender, whether that one spoke before or not', async (t) => {
  const cases: Case[] = [
    ['Jon Ferro rejected the offer. Ada Lund took her seat. “It is late,” she said.', 'Ada Lund'],
    ['Ada Lund, the harbour chairwoman, met Jon Ferro. She rejected the offer.', 'Ada Lund'],
    ['Sir Toivo Brask met Dame Oili Kern. “It is late,” he said.', 'Toivo Brask'],
    ['Toivo Brask is the fishermen’s treasurer. Oili Kern, a spokeswoman, left. “It is late,” he said.', 'Toivo Brask'],
    ['Ada Lund has a plan. On Jon Ferro’s side, asked about it, he said that it was too late.', 'Jon Ferro'],
    ['Ada Lund read the letter from Jon Ferro. “He wants us gone,” she said.', 'Ada Lund'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('a pronoun is none whom its own quotation names, no place and nobody of the other gender', async (t) => {
  const cases: Case[] = [
    ['Jon Ferro came late. “Piet Brask lied to us,” he said.', 'Jon Ferro'],
    ['Jon Ferro travelled to Upper Sarn. He rejected the offer.', 'Jon Ferro'],
    ['Jon Ferro left. The boats of Harbour Works lay idle. “It is late,” he said.', 'Jon Ferro'],
    ['Ada Lund left. Jon Ferro’s letter arrived. She rejected the offer.', 'Ada Lund'],
    ['Ada Lund spoke. Maren Oks, whose husband sails, listened. “It is late,” she said.', 'Maren Oks'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('a pronoun may be somebody who is only described', async (t) => {
  const cases: Case[] = [
    [
      'Ada Lund left. The harbour’s lawyer, who asked not to be named, stayed. He said the deal was off.',
      'harbour’s lawyer',
    ],
    [
      'Jon Ferro, the finance minister, arrived. Ada Lund waited. The minister said no. He rejected the offer.',
      'Jon Ferro',
    ],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('what a comma joins to a name is told of that name, and is nobody else', async (t) => {
  const cases: Case[] = [
    ['Ada Lund left. Jon Ferro, the Guild’s speaker, has put the vote back. “We can wait,” he said.', 'Jon Ferro'],
    [
      '“No hard words,” was how Jon Ferro, Norland’s chief executive, took his leave. “I have a plant,” he said.',
      'Jon Ferro',
    ],
    ['The chief of the harbour, Jon Ferro, is ready. Some ships will wait, he said.', 'Jon Ferro'],
    ['The spokesman of the president, Jon Ferro, met the press. He rejected the offer.', 'Jon Ferro'],
    ['Jon Ferro, Norland’s envoy, came late. He rejected the offer.', 'Jon Ferro'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('behind a comma that joins nothing a description is somebody else', async (t) => {
  const cases: Case[] = [
    ['Behind Ada Lund, Norland’s lawyer waited. He rejected the offer.', 'Norland’s lawyer'],
    ['Like Ada Lund, the finance minister’s spokesman waited. He rejected the offer.', 'finance minister’s spokesman'],
    ['At the head of the queue, Ada Lund said, her lawyer waited. She rejected the offer.', 'Ada Lund'],
    ['Beside Ada Lund, the harbour’s spokesman was a stranger. He rejected the offer.', 'harbour’s spokesman'],
    ['Before Ada Lund, Norland’s envoy had come. He rejected the offer.', 'Norland’s envoy'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('an age, “who” and a family show that a name is a person’s', async (t) => {
  const lead = 'Ada Lund rejected the offer.\n\n'
  const cases: Case[] = [
    [`${lead}Down at the mole we met Beppe, 60, mending nets. “They should wait,” he says.`, 'Beppe'],
    [`${lead}And the crews? Solfrid, who waits, has seen it all. “I am not going,” she says.`, 'Solfrid'],
    [`${lead}Nearby stood Maren, whose husband sails. “I am not going,” she said.`, 'Maren'],
    [`${lead}Then came Oda, aged 34, with a list. “I am not going,” she said.`, 'Oda'],
    [`${lead}Harbour Works boss Jon Ferro called her a liar. “She lies,” he said.`, 'Jon Ferro'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('numbers, “which” and an army show no person', async (t) => {
  const cases: Case[] = [
    ['Ada Lund left for Weld, 60 miles away. She rejected the offer.', 'Ada Lund'],
    ['Ada Lund left for Weld, which is quiet. She rejected the offer.', 'Ada Lund'],
    ['Ada Lund left for Ostmark, whose army waits. She rejected the offer.', 'Ada Lund'],
    ['Jon Ferro left Weld Ferries president Ada Lund a note. He rejected the offer.', 'Jon Ferro'],
    ['Ada Lund read Article 34, 35 and 36. She rejected the offer.', 'Ada Lund'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('at the head of the same thing is one, by whatever word', async (t) => {
  const cases: Case[] = [
    ['League chair Jon Ferro came late. Ada Lund waited. The boss was ill. He rejected the offer.', 'Jon Ferro'],
    ['Docks director Jon Ferro came late. The chief was ill. He rejected the offer.', 'Jon Ferro'],
    ['Jon Ferro, the chairman, came late. The leader was ill. He rejected the offer.', 'Jon Ferro'],
    ['Guild president Jon Ferro came late. The supremo was ill. He rejected the offer.', 'Jon Ferro'],
    ['Harbour boss Jon Ferro came late. The owner was ill. He rejected the offer.', 'Jon Ferro'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('it is another where the one named is no chief, is a woman, or is far back', async (t) => {
  const cases: Case[] = [
    ['Jon Ferro, a baker, came late. The minister was ill. He rejected the offer.', 'minister'],
    ['Jon Ferro came late. The chief was ill. He rejected the offer.', 'chief'],
    ['Docks director Dame Ada Lund came late. The chairman was ill. He rejected the offer.', 'chairman'],
    ['Docks director Jon Ferro left. It rained. It froze. It thawed. The boss was ill. He rejected the offer.', 'boss'],
    ['Docks director Jon Ferro came late. The lawyer was ill. He rejected the offer.', 'lawyer'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('whom a text only describes is called so with the owner', async (t) => {
  const cases: Case[] = [
    ['The minister’s spokesman came late. He rejected the offer.', 'minister’s spokesman'],
    ['Norland’s lawyer came late. He rejected the offer.', 'Norland’s lawyer'],
    ['The union’s treasurer came late. She rejected the offer.', 'union’s treasurer'],
    ['The mine’s owner came late. She rejected the offer.', 'mine’s owner'],
    ['The pilots’ negotiator came late. She rejected the offer.', 'pilots’ negotiator'],
    ['The lawyer came late. He rejected the offer.', 'lawyer'],
    ['His lawyer came late. She rejected the offer.', 'lawyer'],
    ['A lawyer came late. He rejected the offer.', 'lawyer'],
    ['The finance minister came late. He rejected the offer.', 'finance minister'],
    ['Their lawyer came late. He rejected the offer.', 'lawyer'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})
