import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('what is told of a subject between it and its verb is none of it', async (t) => {
  const cases: ReportCase[] = [
    ['Rebels holding the surrounding hills said they were ready.', ['Rebels > assert > they were ready']],
    [
      'Gunmen holding 14 teachers and a driver in the hills have dropped a claim for ransom.',
      ['Gunmen > withdraw > a claim for ransom'],
    ],
    [
      'The envoy who has shuttled between them for two years said the talks went on.',
      ['The envoy > assert > the talks went on'],
    ],
    [
      'The group, made up of Norland, Sudland and the Free League, wants an inquiry.',
      ['The group > demand > an inquiry'],
    ],
    [
      '“They have stopped,” the mediator, Ada Lund, a retired baker, told the Weld Post.',
      ['the mediator, Ada Lund > assert > They have stopped'],
    ],
    ['The offer was pushed back by 60 days.', []],
    ['The offer was rejected by 60 bakers.', ['60 bakers > reject > The offer']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what is to be done ends where somebody else does something', async (t) => {
  const cases: ReportCase[] = [
    [
      'Norland asked on Thursday to be included in any deal, and the bakers urged it to wait.',
      ['Norland > demand > to be included in any deal', 'the bakers > demand > it to wait'],
    ],
    [
      'Ada Lund told both of us, quite firmly, to sit down, and I will be there.',
      ['Ada Lund > demand > both of us, quite firmly, to sit down'],
    ],
    [
      'The men sent word through a trader that two captives, both women, would be let go.',
      ['The men > predict > two captives, both women, would be let go'],
    ],
    ['Ada Lund told me through the wire that soldiers were there.', ['Ada Lund > assert > soldiers were there']],
    ['Ada Lund warned he would seek a court order.', ['Ada Lund > threaten > he would seek a court order']],
    ['The driver fumed: “The mill must close.”', ['The driver > demand > The mill must close.']],
    ['Halcyon said the same in the week before Christmas.', []],
    [
      'The council told residents of two towns below the gorge, Weld and Sela, to get out.',
      ['The council > demand > residents of two towns below the gorge, Weld and Sela, to get out'],
    ],
    ['Norland undertook to release the crew.', ['Norland > commit > to release the crew']],
    ['A baker who spoke on condition of anonymity said it was over.', ['A baker > assert > it was over']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
