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

t.test('so is what an officer says whose office stands before a comma and the name', async (t) => {
  const cases: [text: string, holder: string, words: string][] = [
    ['The tile union wants a toll, its chairman, Jon Ferro, said.', 'Jon Ferro', 'The tile union wants a toll'],
    ['The Tile League wants a toll, its chairman, Jon Ferro, said.', 'Jon Ferro', 'The Tile League wants a toll'],
    [
      'The Tile League wants a toll, according to its chairman, Jon Ferro.',
      'Jon Ferro',
      'The Tile League wants a toll',
    ],
    ['The guild wants a toll, its new treasurer, Ada Lund, said.', 'Ada Lund', 'The guild wants a toll'],
    ['The guild wants a toll, its press officer, Ada Lund, said.', 'Ada Lund', 'The guild wants a toll'],
  ]
  for (const [text, holder, words] of cases) t.same(await claimsOf(text), [[holder, false, words]], text)
})

t.test('but for another’s officers, and persons, nobody’s wish becomes the teller’s', async (t) => {
  const cases: [text: string, holder: string][] = [
    ['The tile union wants a toll, a critic, Jon Ferro, said.', 'tile union'],
    ['The Tile League wants a toll, Jon Ferro said.', 'Tile League'],
    ['Ada Lund wants a toll, its chairman, Jon Ferro, said.', 'Ada Lund'],
    ['The guild wants a toll, the mayor of Weld, Ada Lund, said.', 'guild'],
    ['The guild wants a toll, their rival, Ada Lund, said.', 'guild'],
  ]
  for (const [text, holder] of cases) t.equal((await claimsOf(text)).at(-1)?.[0], holder, text)
})
