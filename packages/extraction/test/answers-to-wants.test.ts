import t from 'tap'
import { rulesExtractor } from '../src/rules-extractor.ts'
import { documentOf } from './document.ts'

async function demandsOf(text: string): Promise<string[]> {
  const { claims } = await rulesExtractor.extract(documentOf(text), {})
  return claims
    .filter(({ kind }) => kind === 'demand')
    .map(({ segments }) => segments.map(({ start, end }) => text.slice(start, end)).join(' | '))
}

t.test('what is named without a verb, asked what is wanted, is demanded', async (t) => {
  t.strictSame(
    await demandsOf(
      '“Twenty to a class, in the contract,” Ada Lund said, when asked what it would take. “And six per cent.”',
    ),
    ['Twenty to a class, in the contract', 'And six per cent.'],
  )
  t.strictSame(
    await demandsOf(
      'HOST: What do the pilots want?\n\nLUND: Two things. A new roster, in writing. And eight per cent.\n\nHOST: Is that all?\n\nLUND: It is all that we asked for.',
    ),
    ['A new roster, in writing.', 'And eight per cent.'],
  )
  t.strictSame(
    await demandsOf(
      'HOST: What would it take?\n\nLUND: An extension. Six months.\n\nHOST: Is that all?\n\nLUND: It is all that we asked for.',
    ),
    ['An extension. Six months.'],
  )
})

t.test('other answers without a verb demand nothing', async (t) => {
  t.strictSame(
    await demandsOf('“Twenty to a class, as in the contract,” Ada Lund said, when asked how many there were.'),
    [],
  )
  t.strictSame(
    await demandsOf(
      'HOST: What do you see from the harbour?\n\nLUND: A grey sea. And eight boats.\n\nHOST: Is that all?\n\nLUND: It is all that we saw.',
    ),
    [],
  )
  t.strictSame(
    await demandsOf(
      'HOST: What do the pilots want?\n\nLUND: They are tired, as we all are, of talking.\n\nHOST: Is that all?\n\nLUND: It is all that we know.',
    ),
    [],
  )
})
