import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('a clause that ends in a quotation is what was said, whole', async (t) => {
  const cases: ReportCase[] = [
    ['The plan was “a step backwards,” Ada Lund said.', ['Ada Lund > assert > The plan was “a step backwards,”']],
    [
      'The answers are “not meeting the demand,” says Jonas Weld, founder of the Harbour League.',
      ['Jonas Weld > assert > The answers are “not meeting the demand,”'],
    ],
    [
      'Despite his “loud voice,” the judge wrote, Weld was a quiet man.',
      ['the judge > assert > Despite his “loud voice,” | Weld was a quiet man'],
    ],
    [
      '“I admire the builders” of the mill, Ada Lund said.',
      ['Ada Lund > assert > “I admire the builders” of the mill'],
    ],
    ['(“I want no quarrel,” said one baker.)', ['one baker > assert > I want no quarrel']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('a quotation in the next sentence goes on with it', async (t) => {
  const cases: ReportCase[] = [
    [
      '“The mill is safe,” said Ada Lund of Port St. Mary, who chairs the board. “It was tested.”',
      ['Ada Lund of Port St. Mary > assert > The mill is safe | It was tested.'],
    ],
    [
      'The rules are “a farce,” Ada Lund said. “Nobody reads them.”',
      ['Ada Lund > assert > The rules are “a farce,” | Nobody reads them.'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('words in quotation marks that nobody is said to speak are left alone', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund loves the song “Come Home,” and sang it.', []],
    ['The film “Harbour Lights” was made by Jonas Weld.', []],
    ['The mill, called “the Whale,” was closed.', []],
    ['“The mill is safe,” said Ada Lund. Jonas Weld disagreed. “It is not.”', ['Ada Lund > assert > The mill is safe']],
    ['The so-called “friends” of the mill left.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
