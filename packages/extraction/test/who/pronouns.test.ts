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
    ['Ada Lund left. The harbour’s lawyer, who asked not to be named, stayed. He said the deal was off.', 'lawyer'],
    [
      'Jon Ferro, the finance minister, arrived. Ada Lund waited. The minister said no. He rejected the offer.',
      'Jon Ferro',
    ],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})
