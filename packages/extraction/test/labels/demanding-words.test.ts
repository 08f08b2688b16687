import t from 'tap'
import { type ReportCase, readReports } from '../frames/read-reports.ts'

t.test('needs of others, what is owed and what has to come first demand', async (t) => {
  const cases: ReportCase[] = [
    ['“We need guarantees, not promises,” Ada Lund said.', ['Ada Lund > demand > We need guarantees, not promises']],
    [
      'Ada Lund said what was needed was a commission of inquiry.',
      ['Ada Lund > demand > what was needed was a commission of inquiry'],
    ],
    [
      'Ada Lund said it fell to the firm to halve the fee.',
      ['Ada Lund > demand > it fell to the firm to halve the fee'],
    ],
    ['“Nobody is to leave the harbour,” Ada Lund said.', ['Ada Lund > demand > Nobody is to leave the harbour']],
    ['Ada Lund said she would want talks first.', ['Ada Lund > demand > she would want talks first']],
    ['“I’d like all of them to be quiet,” Ada Lund said.', ['Ada Lund > demand > I’d like all of them to be quiet']],
    [
      '“Of the board we ask two things: a rest day and a doctor,” Ada Lund said.',
      ['Ada Lund > demand > Of the board we ask two things: a rest day and a doctor'],
    ],
    ['“No more than ten hours, please,” Ada Lund said.', ['Ada Lund > demand > No more than ten hours, please']],
    ['“Time for the board to go,” Ada Lund said.', ['Ada Lund > demand > Time for the board to go']],
    [
      'People who work nights should be paid more, Ada Lund said.',
      ['Ada Lund > demand > People who work nights should be paid more'],
    ],
    ['The minister, the opposition says, should go.', ['the opposition > demand > The minister | should go']],
    ['Nurses say they want a rise in line with prices.', ['Nurses > demand > they want a rise in line with prices']],
    [
      '“This attack requires a serious response,” Ada Lund said.',
      ['Ada Lund > demand > This attack requires a serious response'],
    ],
    [
      '“If the mill cannot pay, it should be broken up,” Ada Lund said.',
      ['Ada Lund > demand > If the mill cannot pay, it should be broken up'],
    ],
    ['Ada Lund said the mill needed to be closed.', ['Ada Lund > demand > the mill needed to be closed']],
    [
      '“Norland, which vouched for them, should make them honour it,” Ada Lund said.',
      ['Ada Lund > demand > Norland, which vouched for them, should make them honour it'],
    ],
    ['Ada Lund said Norland should reject the offer.', ['Ada Lund > demand > Norland should reject the offer']],
    ['Ada Lund said any buyer must guarantee jobs there.', ['Ada Lund > demand > any buyer must guarantee jobs there']],
    [
      '“Put the old roster back and we could be talking by the weekend,” Ada Lund said.',
      ['Ada Lund > demand > Put the old roster back and we could be talking by the weekend'],
    ],
    [
      'The skippers said they hoped to be left out of any cut.',
      ['The skippers > demand > they hoped to be left out of any cut'],
    ],
    [
      'The parties invited their guards to ensure that pilots are not hindered.',
      ['The parties > demand > their guards to ensure that pilots are not hindered'],
    ],
    ['“We’d be grateful for a reply,” Ada Lund said.', ['Ada Lund > demand > We’d be grateful for a reply']],
    ['“We need the ferry to run in April,” Ada Lund said.', ['Ada Lund > demand > We need the ferry to run in April']],
    [
      '“All he’s asking is that people answer,” Ada Lund said.',
      ['Ada Lund > demand > All he’s asking is that people answer'],
    ],
    [
      '“Rip up the notices, mend the lift, then we’ll talk,” Ada Lund said.',
      ['Ada Lund > demand > Rip up the notices, mend the lift, then we’ll talk'],
    ],
    [
      '“If it is not, leave these people alone,” Ada Lund said.',
      ['Ada Lund > demand > If it is not, leave these people alone'],
    ],
    [
      'Ada Lund said the governor owed the families a meeting.',
      ['Ada Lund > demand > the governor owed the families a meeting'],
    ],
    [
      'Ada Lund said she would like to see the minister bring a pen.',
      ['Ada Lund > demand > she would like to see the minister bring a pen'],
    ],
    [
      'Norland said it would ship the oil only after banking curbs have been lifted.',
      ['Norland > demand > it would ship the oil only after banking curbs have been lifted'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})

t.test('own needs, forecasts and what is only arranged do not', async (t) => {
  const cases: ReportCase[] = [
    ['“We need more time,” Ada Lund said.', ['Ada Lund > assert > We need more time']],
    [
      '“We said yes, please, and nobody came,” Ada Lund said.',
      ['Ada Lund > assert > We said yes, please, and nobody came'],
    ],
    ['“I would like to thank the crew,” Ada Lund said.', ['Ada Lund > commit > I would like to thank the crew']],
    ['“We expect rain by noon,” Ada Lund said.', ['Ada Lund > predict > We expect rain by noon']],
    ['“Talks are to resume soon,” Ada Lund said.', ['Ada Lund > assert > Talks are to resume soon']],
    ['“They all waited to be fed,” Ada Lund said.', ['Ada Lund > assert > They all waited to be fed']],
    ['“The crew finished first,” Ada Lund said.', ['Ada Lund > assert > The crew finished first']],
    [
      'Ada Lund said she did not know who in the ministry should pay.',
      ['Ada Lund > assert > she did not know who in the ministry should pay'],
    ],
    [
      '“The mill will stay open, there should be no doubt about that,” Ada Lund said.',
      ['Ada Lund > predict > The mill will stay open, there should be no doubt about that'],
    ],
    ['The bill would prohibit banks from lending to the port.', ['The bill > assert > banks from lending to the port']],
    [
      '“Should the talks fail, nobody wins,” Ada Lund said.',
      ['Ada Lund > assert > Should the talks fail, nobody wins'],
    ],
    ['A senior official asked us not to use her name.', []],
    ['The growers asked for less.', ['The growers > assert > less']],
    [
      '“I needed a letter to show the bakers,” Ada Lund said.',
      ['Ada Lund > assert > I needed a letter to show the bakers'],
    ],
    ['“That’s got to hurt,” Ada Lund said.', ['Ada Lund > assert > That’s got to hurt']],
    [
      '“It should be remembered that nobody was hurt,” Ada Lund said.',
      ['Ada Lund > assert > It should be remembered that nobody was hurt'],
    ],
    [
      'Ada Lund said the firm had grown and that it needed to cut costs.',
      ['Ada Lund > assert > the firm had grown and that it needed to cut costs'],
    ],
    ['Ada Lund said they shouldn’t have trouble paying.', ['Ada Lund > assert > they shouldn’t have trouble paying']],
    [
      'Ada Lund said a buyer with the money needed to run the mill had come.',
      ['Ada Lund > assert > a buyer with the money needed to run the mill had come'],
    ],
    [
      'Ada Lund said she relied on old bakers to run the mill.',
      ['Ada Lund > assert > she relied on old bakers to run the mill'],
    ],
    [
      'Ada Lund said monitors would stay at their posts until told otherwise.',
      ['Ada Lund > predict > monitors would stay at their posts until told otherwise'],
    ],
    ['Ada Lund said she had a should-be ally.', ['Ada Lund > assert > she had a should-be ally']],
    [
      '“We will appeal because we need clarity,” Ada Lund said.',
      ['Ada Lund > commit > We will appeal because we need clarity'],
    ],
  ]
  for (const [text, reports] of cases) t.strictSame(await readReports(text), reports, text)
})
