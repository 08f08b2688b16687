import t from 'tap'
import { readReports } from '../frames/read-reports.ts'

const read = (...lines: string[]) => readReports(lines.join('\n\n'))

t.test('in a transcript each sentence of a turn is its speaker’s, unless it reports itself', async (t) => {
  const reports = await read(
    'The two met on Tuesday.',
    'LUND: We met often. I think the toll is wrong.',
    'WELD: The toll is fair, as the mayor said.',
    'LUND: It is not.',
  )
  t.strictSame(reports, [
    'LUND > assert > We met often.',
    'I > assert > the toll is wrong',
    'the mayor > assert > The toll is fair',
    'LUND > assert > It is not.',
  ])
})

t.test('labels of the text’s own make no transcript', async (t) => {
  t.strictSame(await read('UPDATE: The mill is shut.', 'UPDATE: It is open.', 'UPDATE: It is shut again.'), [])
  t.strictSame(await read('Q: Is it shut?', 'A: It is shut.', 'Q: Why is it?'), [])
})

t.test('a single line with a name and a colon is one report', async (t) => {
  t.strictSame(await read('Ada Lund: The mill is safe.'), ['Ada Lund > assert > The mill is safe'])
})

t.test('who names nobody before a colon says nothing', async (t) => {
  t.strictSame(await read('The Latest: The mill is safe.'), [])
})
