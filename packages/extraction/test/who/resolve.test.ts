import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

/** The innermost teller of each claim that the text yields. */
async function holders(text: string): Promise<(string | undefined)[]> {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  return claims.map(({ chain }) => chain.at(-1)?.name)
}

t.test('a name between commas says who a description is', async (t) => {
  t.same(await holders('A union spokeswoman, Ada Lund, said that the pilots were ready.'), ['Ada Lund'])
  t.same(await holders('The port’s director, Dr. Ada Lund, rejected the offer. She said that it was too low.'), [
    'Ada Lund',
    'Ada Lund',
  ])
})

t.test('a pronoun is the person who spoke last', async (t) => {
  const text = 'Ada Lund rejected the offer. Jon Ferro welcomed the offer. He said that it was fair.'
  t.same(await holders(text), ['Ada Lund', 'Jon Ferro', 'Jon Ferro'])
})

t.test('a surname is the person of the full name', async (t) => {
  t.same(await holders('Ada Lund rejected the offer. Lund said that it was too low.'), ['Ada Lund', 'Ada Lund'])
})

t.test('“the movement” is no text, no list and no other kind of body', async (t) => {
  const text =
    'Resolution 12 welcomes the canal fund. The Harbour Council rejected the fund. The movement said that it was too low.'
  t.equal((await holders(text)).at(-1), 'movement')
})

t.test('“we” outside quotations stays with the author', async (t) => {
  const text = 'The Harbour Council rejected the fund. We demand that the council publish its books.'
  t.equal((await holders(text)).at(-1), 'We')
})
