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
    { id: 'patrols', label: 'Patrols', proposition: 'Sudland keeps its patrols', terms: ['patrol', 'river zone'] },
  ],
  parties: [{ id: 'sudland', label: 'Sudland', negotiates: true }],
  actors: [
    { id: 'sudland', name: 'Sudland', type: 'country', party: 'sudland' },
    { id: 'ada-lund', name: 'Ada Lund', party: 'sudland' },
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
    ['Sudland demanded that Norland scrap the patrols and raise tolls.', ['patrols opposes']],
  ]),
)
