import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

/** The claimant of the last claim of a text. */
async function lastHolder(text: string): Promise<string | undefined> {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  return claims.at(-1)?.chain.at(-1)?.name
}

type Case = [text: string, holder: string]
const UNION = 'The drivers’ union rejected the offer.\n\n'

t.test('“it says” is a paper that the text has just named', async (t) => {
  const cases: Case[] = [
    [`${UNION}We have seen a draft. Each side, it reads, “regrets the waves that were made”.`, 'draft'],
    [`${UNION}Here is a note. It says that the mill will close.`, 'note'],
    [`${UNION}We have been shown a delegates’ note. It calls for a new roster.`, 'delegates’ note'],
    [`${UNION}Somebody has sent us a plan. It has no name on it and it says that the mill will close.`, 'plan'],
    [`${UNION}There is also a letter. It demands a new roster.`, 'letter'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})

t.test('it is the body where one began the sentence, and no thing that is not written', async (t) => {
  const cases: Case[] = [
    ['The harbour council has published a report. It says that the dam is safe.', 'harbour council'],
    ['The harbour council has a boat. It says that the dam is safe.', 'harbour council'],
    [`${UNION}There is a bridge. It says that the dam is safe.`, 'drivers’ union'],
    [`${UNION}Here is a note.\n\nIt says that the dam is safe.`, 'drivers’ union'],
    [`${UNION}We have a plan board. It says that the dam is safe.`, 'drivers’ union'],
  ]
  for (const [text, holder] of cases) t.equal(await lastHolder(text), holder, text)
})
