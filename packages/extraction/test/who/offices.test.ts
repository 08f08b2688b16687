import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

/** Whose the first claim of a text is. */
async function claimantOf(text: string): Promise<string | undefined> {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  return claims[0]?.chain.at(-1)?.name
}

t.test('what an office is for is none of the name behind it', async (t) => {
  for (const office of [
    'US Secretary of State',
    'Norland’s Minister for Foreign Affairs',
    'The Secretary of State for Transport',
    'The Minister of Defence',
    'The EU’s Commissioner for Trade',
  ])
    t.equal(await claimantOf(`${office} Ada Lund said the talks had failed.`), 'Ada Lund', office)
})

t.test('names that hold such words stay whole', async (t) => {
  for (const name of ['State Farm', 'Foreign Affairs', 'National Grid', 'State Street', 'European Voice'])
    t.equal(await claimantOf(`${name} said the talks had failed.`), name, name)
})
