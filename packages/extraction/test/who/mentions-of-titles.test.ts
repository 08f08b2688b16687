import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

/** The innermost teller of each claim that the text yields. */
async function holders(text: string): Promise<(string | undefined)[]> {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  return claims.map(({ chain }) => chain.at(-1)?.name)
}

t.test('an office before a name, and whose it is, are none of the name', async (t) => {
  t.same(await holders('Norlandish Prime Minister Ada Lund said that the locks were shut.'), ['Ada Lund'])
  t.same(
    await holders('British Prime Minister Ada Lund met pilots. The prime minister said that the locks were shut.'),
    ['Ada Lund'],
  )
})

t.test('a number names nobody', async (t) => {
  t.same(await holders('Two of the pilots said that the locks were shut.'), ['Two of the pilots'])
  t.same(await holders('Three officials said that the locks were shut.'), ['Three officials'])
})

t.test('unnamed sources stand as the text has them', async (t) => {
  t.same(await holders('A senior official involved in the talks said that the locks were shut.'), [
    'senior official involved in the talks',
  ])
  t.same(await holders('Officials familiar with the talks said that the locks were shut.'), [
    'Officials familiar with the talks',
  ])
})

t.test('a demand by a noun is its holder’s, once', async (t) => {
  t.same(await holders('The harbour union insisted on its demand that the locks open.'), ['harbour union'])
})

t.test('outlets that the text does not name stand in the chain', async (t) => {
  const { claims } = await rulesExtractor.extract(
    documentOf('Government officials told other news outlets that the locks were shut.'),
    {},
  )
  t.same(
    claims[0]?.chain.map(({ name }) => name),
    ['Harbour Wire', 'other news outlets', 'Government officials'],
  )
})
