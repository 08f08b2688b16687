import { DossierConfiguration, type DossierConfigurationInput } from '@onrecord/domain'
import t from 'tap'
import { classify, rulesExtractor } from '../../src/index.ts'
import { documentOf } from '../document.ts'

const INPUT: DossierConfigurationInput = {
  id: 'mill-dispute',
  title: 'Dispute at the mill',
  frameworks: [
    {
      id: 'spring-offer',
      title: 'Spring offer',
      inForce: '2025-01-01/2025-04-30',
      aliases: ['spring offer'],
      phases: [
        { id: 1, aliases: ['first stage'] },
        { id: 2, aliases: ['second stage'] },
      ],
    },
    { id: 'autumn-plan', title: 'Autumn plan', inForce: '2025-09-01/..', aliases: ['autumn plan'] },
  ],
  issues: [
    { id: 'night-pay', label: 'Night pay', proposition: 'Night pay rises', terms: ['night pay', 'night allowance'] },
    { id: 'closure', label: 'Closure', proposition: 'The mill closes', terms: ['close the mill', 'closure'] },
    { id: 'talks', label: 'Course', proposition: null, terms: ['talks'] },
  ],
  parties: [
    { id: 'union', label: 'Union', negotiates: true },
    { id: 'owners', label: 'Owners', negotiates: true },
  ],
  actors: [
    {
      id: 'ada-lund',
      name: 'Ada Lund',
      party: 'union',
      aliases: ['Lund'],
      roles: [{ title: 'Chair of the Millworkers', held: '2024/..' }],
    },
    {
      id: 'jon-ferro',
      name: 'Jon Ferro',
      party: 'owners',
      roles: [{ title: 'Chief Executive of Ferro Mills', held: '2020/2025-06' }],
    },
    {
      id: 'ida-ferro',
      name: 'Ida Ferro',
      party: 'owners',
      roles: [{ title: 'Chief Executive of Ferro Mills', held: '2025-07/..' }],
    },
    { id: 'ferro-mills', name: 'Ferro Mills', type: 'organisation', party: 'owners', aliases: ['the company'] },
  ],
}
const configuration = DossierConfiguration.parse(INPUT)

async function readFirst(text: string, publishedOn: string | null = '2025-03-06') {
  const document = documentOf(text, { publishedOn })
  const { claims } = await rulesExtractor.extract(document, {})
  const claim = claims[0]
  if (claim === undefined) throw new Error(`no claim in: ${text}`)
  return { claim, classification: classify(claim, { document, configuration, configVersion: 7 }) }
}

t.test('a surname, an alias and an office of the day name the configured actor', async (t) => {
  const cases: [text: string, publishedOn: string, actorId: string][] = [
    ['Lund said on Monday that the workers were ready to wait.', '2025-03-06', 'ada-lund'],
    ['The company said on Monday that the workers were ready.', '2025-03-06', 'ferro-mills'],
    ['The chief executive said that the workers were ready.', '2025-03-06', 'jon-ferro'],
    ['The chief executive said that the workers were ready.', '2025-10-06', 'ida-ferro'],
  ]
  for (const [text, publishedOn, actorId] of cases) {
    const { classification } = await readFirst(text, publishedOn)
    t.equal(classification.claimants[0]?.actorId, actorId, `${text} ${publishedOn}`)
  }
})

t.test('who is not known, or could be two, stays open with the words of the text', async (t) => {
  const unknown = await readFirst('A baker named Oskar Winge said that the workers were ready.')
  t.equal(unknown.classification.claimants[0]?.actorId, null)
  t.equal(unknown.classification.claimants[0]?.name, 'Oskar Winge')
  t.equal(unknown.classification.party, null)
  const two = await readFirst('Ferro said that the workers were ready.')
  t.equal(two.classification.claimants[0]?.actorId, null)
  const aide = await readFirst('An aide to Ada Lund said that the workers were ready.')
  t.equal(aide.classification.claimants[0]?.actorId, null)
})

t.test('the framework is the one named, else the one in force, else none', async (t) => {
  const named = await readFirst('Lund said that the autumn plan was dead.')
  t.equal(named.classification.framework, 'autumn-plan')
  const inForce = await readFirst('Lund said that the second stage was far away.')
  t.equal(inForce.classification.framework, 'spring-offer')
  t.equal(inForce.classification.phase, 2)
  const none = await readFirst('Lund said that the plan was dead.', '2025-06-15')
  t.equal(none.classification.framework, null)
  t.equal(none.classification.configVersion, 7)
})

t.test('a stance follows from the act, and a turning word turns it', async (t) => {
  const cases: [text: string, positions: string[]][] = [
    ['Lund demanded that the owners raise night pay.', ['night-pay supports']],
    ['The owners of Ferro Mills rejected a higher night allowance.', ['night-pay opposes']],
    ['Lund demanded that the owners stop the closure.', ['closure opposes']],
    ['Lund demanded that the closure be scrapped.', ['closure opposes']],
    ['Ferro Mills promised to raise night pay only if the talks end in March.', ['night-pay conditions']],
    ['Lund said that night pay was on the table.', []],
    ['Lund asked whether night pay would rise.', []],
  ]
  for (const [text, positions] of cases) {
    const { classification } = await readFirst(text)
    t.strictSame(
      classification.positions.map(({ issue, stance }) => `${issue} ${stance}`),
      positions,
      text,
    )
  }
})

t.test('a demand goes to the actor whom its words name first', async (t) => {
  const { classification } = await readFirst('Lund urged Ferro Mills to open the books.')
  t.equal(classification.addressee?.actorId, 'ferro-mills')
})
