import t from 'tap'
import { type ReportCase, readReports } from './read-reports.ts'

t.test('behind “told” stands who is told, however the teller before it is described', async (t) => {
  const cases: ReportCase[] = [
    ['The lab was clean, Ada Lund, head of the lab, told reporters.', ['Ada Lund > assert > The lab was clean']],
    ['The lab was clean, Ada Lund, of the bakers’ guild, told reporters.', ['Ada Lund > assert > The lab was clean']],
    ['The roster was safe, Jon Ferro, the director, assured parents.', ['Jon Ferro > assert > The roster was safe']],
    ['The mill was shut, Ada Lund, who owns it, informed the crews.', ['Ada Lund > assert > The mill was shut']],
    ['The toll was high, Ada Lund, the mayor, reminded growers.', ['Ada Lund > assert > The toll was high']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('behind other verbs who speaks may stand', async (t) => {
  const cases: ReportCase[] = [
    ['The lab was clean, said the head of the lab.', ['the head of the lab > assert > The lab was clean']],
    ['It would fail, warned the minister.', ['the minister > threaten > It would fail']],
    ['The lab was clean, Ada Lund told reporters.', ['Ada Lund > assert > The lab was clean']],
    ['The lab was clean, replied Ada Lund.', ['Ada Lund > assert > The lab was clean']],
    ['The lab was clean, she told the head of the lab.', ['she > assert > The lab was clean']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('of several that were named a share may speak: “both of them”, “the two”', async (t) => {
  const cases: ReportCase[] = [
    ['The sides will meet, both of them confirmed.', ['both of them > predict > The sides will meet']],
    ['The boats will be gone by May, the two announce.', ['the two > predict > The boats will be gone by May']],
    ['The mill was shut, two of them said.', ['two of them > assert > The mill was shut']],
    ['The mill was shut, some of them said.', ['some of them > assert > The mill was shut']],
    ['The mill was shut, all of them said.', ['all of them > assert > The mill was shut']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what stands behind “of” otherwise is no share', async (t) => {
  const cases: ReportCase[] = [
    ['The sight of them scared us, she said.', ['she > assert > The sight of them scared us']],
    ['The mill was shut, they said.', ['they > assert > The mill was shut']],
    ['The mill was shut, both unions said.', ['both unions > assert > The mill was shut']],
    ['The mill was shut, two owners said.', ['two owners > assert > The mill was shut']],
    ['The mill was shut, the two owners said.', ['the two owners > assert > The mill was shut']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('a clause behind the teller goes on in the tense of what is told', async (t) => {
  const cases: ReportCase[] = [
    [
      'The price was fair, said Ada Lund, and the mill would open in May.',
      ['Ada Lund > assert > The price was fair', 'Ada Lund > predict > the mill would open in May'],
    ],
    [
      'The price was fair, said Ada Lund, but nobody could pay it.',
      ['Ada Lund > assert > The price was fair | but nobody could pay it'],
    ],
    [
      'Wages were low, sighed its press office, and the stadium would be ready.',
      ['its press office > assert > Wages were low', 'its press office > predict > the stadium would be ready'],
    ],
    [
      'The hosts have until May to agree; otherwise it will be played at home, Ada Lund said.',
      ['Ada Lund > demand > The hosts have until May to agree; otherwise it will be played at home'],
    ],
    ['Pay by Friday; or the offer falls, Ada Lund said.', ['Ada Lund > demand > Pay by Friday; or the offer falls']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what the teller does, or another, does not go on', async (t) => {
  const cases: ReportCase[] = [
    ['The price was fair, said Ada Lund, and left.', ['Ada Lund > assert > The price was fair']],
    ['The price was fair, said Ada Lund, and the mill opened.', ['Ada Lund > assert > The price was fair']],
    ['The price was fair, said Ada Lund, and Jon Ferro smiled.', ['Ada Lund > assert > The price was fair']],
    ['The price was fair, said Ada Lund, who would leave.', ['Ada Lund > assert > The price was fair']],
    ['It rained; the price was fair, Ada Lund said.', ['Ada Lund > assert > the price was fair']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('two verbs of one “who” have one subject', async (t) => {
  const cases: ReportCase[] = [
    [
      'The canals were empty, said Ada Lund, who heads the league and demanded relief.',
      ['Ada Lund > assert > The canals were empty', 'who > demand > relief'],
    ],
    [
      'The canals were empty, said Ada Lund, who owns a mill and rejected the offer.',
      ['Ada Lund > assert > The canals were empty', 'who > reject > the offer'],
    ],
    ['They met Ada Lund, who runs the port and demanded a toll.', ['who > demand > a toll']],
    ['It was Ada Lund who led the crews and rejected the offer.', ['who > reject > the offer']],
    [
      'The mill was shut, said Ada Lund, who runs the port and opposes the toll.',
      ['Ada Lund > assert > The mill was shut', 'who > reject > the toll'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('behind a comma the main clause goes on', async (t) => {
  const cases: ReportCase[] = [
    ['Ada Lund, who heads the league, met them and demanded relief.', ['Ada Lund > demand > relief']],
    ['Ada Lund, who heads the league, demanded relief.', ['Ada Lund > demand > relief']],
    ['Ada Lund met those who waited, and rejected the offer.', ['Ada Lund > reject > the offer']],
    ['Ada Lund came and rejected the offer.', ['Ada Lund > reject > the offer']],
    ['The men who waited rejected the offer.', ['The men > reject > the offer']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('what is agreed to is told with its day, and the day of agreeing is not', async (t) => {
  const cases: ReportCase[] = [
    ['The sides agreed to meet on Wednesday.', ['The sides > commit > to meet on Wednesday']],
    ['The sides have agreed to meet again on Monday at 10.', ['The sides > commit > to meet again on Monday at 10']],
    ['Norland agreed on Monday to open the locks.', ['Norland > accept > to open the locks']],
    ['Norland agreed on Friday to return the boats.', ['Norland > accept > to return the boats']],
    ['They called on Friday for a new roster.', ['They > demand > a new roster']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('a thing that is agreed to has no day of its own', async (t) => {
  const cases: ReportCase[] = [
    ['Norland agreed to a pause on Monday.', ['Norland > accept > a pause']],
    ['Norland agreed to talks in Weld.', ['Norland > accept > talks in Weld']],
    ['Norland agreed to changes in the roster.', ['Norland > accept > changes in the roster']],
    ['Norland objected to paying.', ['Norland > assert > paying']],
    ['Norland agreed to the plan.', ['Norland > accept > the plan']],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
