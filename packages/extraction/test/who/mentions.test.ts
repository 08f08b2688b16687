import t from 'tap'
import { rulesExtractor } from '../../src/index.ts'
import { nameBehind } from '../../src/who/apposition.ts'
import type { Mention } from '../../src/who/mentions.ts'
import { isOutlet } from '../../src/who/outlets.ts'
import { documentOf } from '../document.ts'

function mentionOf(text: string, name: string): Mention {
  const start = text.indexOf(name)
  return {
    name,
    span: { start, end: start + name.length },
    words: name.split(' '),
    person: true,
    described: '',
    sentence: 0,
  }
}

t.test('an apposition is closed by a comma and holds nothing but titles before the name', async (t) => {
  const cases: [text: string, found: boolean][] = [
    ['The pilot, Ada Lund, said', true],
    ['The pilot, Dr. Ada Lund, said', true],
    ['The pilot, Ada Lund said', false],
    ['The pilot met Ada Lund, who said', false],
    ['The pilot, friend of Ada Lund, said', false],
  ]
  for (const [text, found] of cases) {
    const mention = nameBehind(text, { start: 0, end: 'The pilot'.length }, [mentionOf(text, 'Ada Lund')])
    t.equal(mention?.name, found ? 'Ada Lund' : undefined, text)
  }
})

t.test('outlets are known by what they call themselves', async (t) => {
  for (const name of ['Harbour Gazette', 'Radio Norland', 'Reuters', 'The Daily Canal']) t.ok(isOutlet(name), name)
  for (const name of ['Ada Lund', 'Harbour Council', 'Norland']) t.notOk(isOutlet(name), name)
})

t.test(
  'names keep their hyphens, particles and letters with marks, and leave out offices and letters behind them',
  async (t) => {
    const cases: [text: string, holder: string][] = [
      ['Soo-jin Kern rejected the offer.', 'Soo-jin Kern'],
      ['Nabil al-Sarni rejected the offer.', 'Nabil al-Sarni'],
      ['Water Minister Selma Torić rejected the offer.', 'Selma Torić'],
      ['Jon Ferro MP rejected the offer.', 'Jon Ferro'],
      ['Brine & Salt rejected the offer.', 'Brine & Salt'],
    ]
    for (const [text, holder] of cases) {
      const { claims } = await rulesExtractor.extract(documentOf(text), {})
      t.equal(claims[0]?.chain.at(-1)?.name, holder, text)
    }
  },
)
