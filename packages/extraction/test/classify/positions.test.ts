import { DossierConfiguration } from '@onrecord/domain'
import t, { type Test } from 'tap'
import { classify, rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

const configuration = DossierConfiguration.parse({
  id: 'canal-dispute',
  title: 'Dispute over the canal',
  issues: [
    { id: 'dredging', label: 'Dredging', proposition: 'The canal is dredged', terms: ['dredge', 'dredging'] },
    { id: 'tolls', label: 'Tolls', proposition: 'The tolls rise', terms: ['toll', 'tolls'] },
    { id: 'blockade', label: 'Blockade', proposition: 'The blockade ends', terms: ['blockade'] },
    {
      id: 'harbour-rule',
      label: 'Harbour',
      proposition: 'A body other than Norland runs the harbour',
      terms: ['harbour'],
    },
    {
      id: 'toll-talks',
      label: 'Talks on the tolls',
      proposition: 'Talks on the tolls begin',
      terms: ['begin negotiations'],
    },
    {
      id: 'withdrawal',
      label: 'Withdrawal',
      proposition: 'Norland leaves the islands',
      terms: ['occupation', 'withdraw'],
    },
    { id: 'crew', label: 'Crew', proposition: 'The crew is released', terms: ['crew'] },
    { id: 'rosters', label: 'Rosters', proposition: 'The new rosters are withdrawn', terms: ['rosters'] },
    { id: 'patrols', label: 'Patrols', proposition: 'Sudland keeps its patrols', terms: ['patrol', 'river zone'] },
  ],
  parties: [
    { id: 'sudland', label: 'Sudland', negotiates: true },
    { id: 'scholars', label: 'Scholars' },
  ],
  actors: [
    { id: 'sudland', name: 'Sudland', type: 'country', party: 'sudland' },
    { id: 'ada-lund', name: 'Ada Lund', party: 'sudland' },
    { id: 'ida-berg', name: 'Ida Berg', party: 'scholars' },
  ],
})

async function stances(text: string): Promise<string[]> {
  const document = documentOf(text)
  const { claims } = await rulesExtractor.extract(document, {})
  return claims.flatMap((claim) =>
    classify(claim, { document, configuration, configVersion: 1 }).positions.map(
      ({ issue, stance }) => `${issue} ${stance}`,
    ),
  )
}

async function expect(t: Test, cases: [text: string, stances: string[]][]): Promise<void> {
  for (const [text, expected] of cases) t.same(await stances(text), expected, text)
}

t.test('a refusal does not carry over to what it waits for', (t) =>
  expect(t, [
    ['Sudland refused to dredge the canal before the tolls rise.', ['dredging conditions', 'tolls supports']],
    ['Sudland refused to dredge the canal as long as the tolls rise.', ['dredging conditions']],
    ['Sudland would accept dredging on condition that the tolls rise.', ['dredging conditions', 'tolls supports']],
    [
      'Sudland demanded that the canal be dredged before the blockade is declared over.',
      ['dredging supports', 'blockade conditions'],
    ],
    ['Sudland refused to dredge the canal before the end of June.', ['dredging opposes']],
  ]),
)

t.test('a denial agrees with a proposition that excludes somebody', (t) =>
  expect(t, [
    ['Sudland demanded that Norland have no part in the harbour.', ['harbour-rule supports']],
    ['Sudland demanded that Norland keep the harbour.', []],
    ['Sudland rejected a role for Norland in the harbour.', ['harbour-rule supports']],
  ]),
)

t.test('going on is against a proposition that wants an end', (t) =>
  expect(t, [
    ['Sudland threatened to resume the blockade.', ['blockade opposes']],
    ['Sudland demanded an end to the blockade.', ['blockade supports']],
    ['Sudland demanded a blockade.', []],
    ['Sudland said that it would not leave the river zone.', ['patrols supports']],
    ['Ada Lund insisted that the tolls must go.', ['tolls opposes']],
    ['“We want the tolls gone by 3 March,” Ada Lund said.', ['tolls opposes']],
    ['Sudland demanded the tolls repealed.', ['tolls opposes']],
    ['Sudland wants the blockade lifted.', ['blockade supports']],
    ['“We want the tolls raised by 3 March,” Ada Lund said.', ['tolls supports']],
  ]),
)

t.test('reasons, relative clauses, those addressed and mere topics take no side', (t) =>
  expect(t, [
    ['Sudland rejected a treaty that lets the tolls rise.', []],
    ['Sudland welcomed a treaty with the pilots, who pay the tolls.', []],
    ['Sudland demanded a bridge because of the dredging.', []],
    ['Sudland urged the dredging firms to publish their books.', []],
    ['Sudland called for talks on the tolls.', []],
    ['Sudland rejected the use of tolls as a weapon.', []],
    ['Sudland rejected the offer of a toll of 4 per cent.', []],
  ]),
)

t.test('denials of facts and accusations take no side', (t) =>
  expect(t, [
    ['Sudland denied that it had stopped dredging.', []],
    ['Sudland accused Norland of raising the tolls.', []],
  ]),
)

t.test('each sentence of a speech acts for itself', (t) =>
  expect(t, [
    ['“We accept the treaty. On the tolls we have questions,” Ada Lund said.', []],
    ['“We accept the treaty. We demand higher tolls,” Ada Lund said.', ['tolls supports']],
  ]),
)

t.test('what a speaker foretells of the own side is a pledge, of others it is none', (t) =>
  expect(t, [
    ['Ada Lund said that Sudland would keep its patrols.', ['patrols supports']],
    ['Ada Lund said that Sudland would not dredge the canal.', ['dredging opposes']],
    ['Ada Lund said that Norland would dredge the canal.', []],
    ['Ada Lund said that Sudland would lose the river zone.', []],
    ['Sudland said that it would never accept the tolls.', ['tolls opposes']],
  ]),
)

t.test('places, parts of a refused thing and what a verb leaves behind take no side', (t) =>
  expect(t, [
    ['Sudland called for a camp along the river zone.', []],
    ['Sudland rejected Norland pilots in the patrols.', []],
    ['Sudland demanded that Norland scrap the patrols and raise tolls.', ['tolls supports', 'patrols opposes']],
    ['Sudland demanded that Norland scrap the patrols and publish tolls.', ['patrols opposes']],
  ]),
)

t.test('a step with a date that a side announces is for it, and a scholar’s forecast is not', (t) =>
  expect(t, [
    ['Ada Lund said that talks on the tolls would begin on Monday.', ['toll-talks supports']],
    ['Ada Lund said that negotiations on the tolls will start next week.', ['toll-talks supports']],
    ['Ida Berg said that talks on the tolls would begin on Monday.', []],
    ['Ada Lund said that talks on the tolls would begin one day.', []],
    ['Ada Lund said that talks on the tolls would not begin on Monday.', []],
  ]),
)

t.test('what the own side strives for is wanted', (t) =>
  expect(t, [
    ['Ada Lund said that Sudland was making every effort to free the crew.', ['crew supports']],
    ['Ada Lund said that Sudland is working hard to bring the crew home.', ['crew supports']],
    ['Ada Lund said that Norland was making every effort to free the crew.', []],
    ['Ida Berg said that Sudland was making every effort to free the crew.', []],
  ]),
)

t.test('a topic that only names a deal, a body or a people is none', (t) =>
  expect(t, [
    ['Sudland rejected the crew release deal.', []],
    ['Sudland said that there would be no second phase of the truce-crew deal.', []],
    ['Sudland demanded more money for crew officials.', []],
    ['Sudland rejected the release of the crew.', ['crew opposes']],
  ]),
)

t.test('to refuse that somebody stays is to want them gone', (t) =>
  expect(t, [
    ['Sudland rejected the occupation of the islands.', ['withdrawal supports']],
    ['Sudland demanded that Norland withdraw from the islands.', ['withdrawal supports']],
    ['Sudland demanded an end to the occupation.', ['withdrawal supports']],
    ['Sudland refused to withdraw.', ['withdrawal opposes']],
  ]),
)

t.test('what is enabled is not undone by what is cut before it', (t) =>
  expect(t, [
    ['Sudland demanded a truce that would reduce the fighting and enable dredging.', ['dredging supports']],
    ['Sudland demanded to cut the fines and enable dredging.', ['dredging supports']],
    ['Sudland demanded to scrap the dredging.', ['dredging opposes']],
  ]),
)

t.test('a pronoun behind “and” is the one topic that the sentence named', (t) =>
  expect(t, [
    ['“The dredging has not begun, and we are ready to pay for it,” Ada Lund said.', ['dredging supports']],
    ['“The dredging and the tolls are late, and we are ready to pay for them,” Ada Lund said.', []],
    ['“The night was long, and we are ready to go through it again,” Ada Lund said.', []],
  ]),
)

t.test('what a proposition wants undone is wanted by who wants it gone, and opposed by who keeps it', (t) =>
  expect(t, [
    ['Sudland demanded that the port scrap the new rosters.', ['rosters supports']],
    ['Sudland called for the removal of the rosters.', ['rosters supports']],
    ['Sudland demanded a change to the rosters.', ['rosters supports']],
    ['“The rosters must go,” Ada Lund said.', ['rosters supports']],
    ['Ada Lund rejected any change to the rosters.', ['rosters opposes']],
    ['Ada Lund vowed to keep the rosters.', ['rosters opposes']],
    ['Sudland demanded a copy of the rosters.', []],
    ['Ada Lund proposed a vote on the rosters.', []],
  ]),
)

t.test('what a demand puts off until then is wanted first', (t) =>
  expect(t, [
    ['Sudland said it would not talk until the port drops the rosters.', ['rosters supports']],
    ['“We will not sign before the crew is released,” Ada Lund said.', ['crew supports']],
    ['Ada Lund demanded that the guards wait until the crew is fed.', []],
    ['Ada Lund demanded a pause until the rosters are printed.', []],
  ]),
)
