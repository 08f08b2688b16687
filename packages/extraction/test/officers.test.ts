import t from 'tap'
import { rulesExtractor } from '../src/index.ts'
import { documentOf } from './document.ts'

/** Claimant, whether somebody else tells it, and the words, of each claim of a text. */
async function claimsOf(text: string): Promise<[holder: string | undefined, relayed: boolean, words: string][]> {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  return claims.map(({ chain, relayed, segments }) => [
    chain.at(-1)?.name,
    relayed,
    segments.map(({ exact }) => exact).join(' … '),
  ])
}

t.test('what an officer says that the own body wants is the officer’s claim, once and whole', async (t) => {
  const cases: [text: string, holder: string, words: string][] = [
    ['The union wants an inquiry, its chairwoman Ada Lund said.', 'Ada Lund', 'The union wants an inquiry'],
    ['Norland wants an apology, Foreign Minister Jon Ferro said.', 'Jon Ferro', 'Norland wants an apology'],
    ['The guild will refuse to pay, its director said.', 'its director', 'The guild will refuse to pay'],
    [
      'The pilots’ league wants talks, its spokesman said on Monday.',
      'its spokesman',
      'The pilots’ league wants talks',
    ],
    ['SARN, 4 March (HW) – Norland wants talks, Premier Ada Lund said.', 'Ada Lund', 'Norland wants talks'],
  ]
  for (const [text, holder, words] of cases) t.same(await claimsOf(text), [[holder, false, words]], text)
})

t.test('what another says that a body wants stays that body’s, relayed', async (t) => {
  const cases: [text: string, holder: string][] = [
    ['Norland wants an apology by Friday, Ostmark’s Prime Minister Ada Lund said.', 'Norland'],
    ['Norland wants an apology by Friday, a diplomat said.', 'Norland'],
    ['Norland wants an apology by Friday, Radio Tessen reported.', 'Norland'],
    ['Jon Ferro wants an apology by Friday, Prime Minister Ada Lund said.', 'Jon Ferro'],
    ['The union wants an inquiry, the operator said.', 'union'],
  ]
  for (const [text, holder] of cases) {
    const claims = await claimsOf(text)
    t.ok(
      claims.some(([name, relayed]) => name === holder && relayed),
      `${text} ${JSON.stringify(claims)}`,
    )
  }
})
