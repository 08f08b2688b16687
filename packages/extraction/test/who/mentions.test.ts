import t from 'tap'
import { nameBehind } from '../../src/who/apposition.ts'
import type { Mention } from '../../src/who/mentions.ts'
import { isOutlet } from '../../src/who/outlets.ts'

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
