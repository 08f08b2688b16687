import t from 'tap'
import { type ReportCase, readReports } from '../frames/read-reports.ts'

t.test('any verb between a quotation and a speaker tells that it was said', async (t) => {
  const cases: ReportCase[] = [
    ['“They have sold our mill,” storms Bo Lind.', ['Bo Lind > assert > They have sold our mill']],
    ['“The mayor never came,” shrugged Bo Lind’s spokesman.', ['Bo Lind’s spokesman > assert > The mayor never came']],
    ['‘Over my dead body,’ fumed the mayor herself, Ada Lund, 79.', ['the mayor > assert > Over my dead body']],
    ['“Nobody asked us,” stormed shop steward Ron Tull.', ['shop steward Ron Tull > assert > Nobody asked us']],
    ['“Nobody asked us,” Ada Lund grinned.', ['Ada Lund > assert > Nobody asked us']],
    ['“Come and see the mill!” howled the baker.', ['the baker > demand > Come and see the mill!']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('a sentence of its own behind a quotation tells of no speech', async (t) => {
  const cases: ReportCase[] = [
    ['“The mill is safe.” Ada Lund walked to the harbour.', []],
    ['“Why us?” Ada Lund closed the door.', []],
    ['The “mill” closed the harbour.', []],
    ['“Mill Street,” a song, opened the show.', []],
    ['A sign, “The mill,” hung over the door.', []],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
