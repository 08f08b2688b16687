import { DossierConfiguration } from '@onrecord/domain'
import t from 'tap'
import { frameworkOf, nextPhase, phaseOf, phaseOfIssues } from '../../src/classify/scope.ts'

const phases = [
  { id: 1, aliases: ['first phase', 'phase one'] },
  { id: 2, aliases: ['second phase', 'phase two'] },
]
const configuration = DossierConfiguration.parse({
  id: 'canal-dispute',
  title: 'Dispute over the canal',
  issues: [
    { id: 'tolls', label: 'Tolls', proposition: 'The tolls rise', terms: ['toll'], phases: { 'new-deal': [2] } },
    { id: 'locks', label: 'Locks', proposition: 'The locks open', terms: ['lock'], phases: { 'new-deal': [1, 2] } },
    { id: 'pilots', label: 'Pilots', proposition: 'The pilots stay', terms: ['pilot'] },
  ],
  frameworks: [
    {
      id: 'old-deal',
      title: 'Canal deal of 2023',
      inForce: '2023-05-01/2024-12-31',
      aliases: ['Harbour accord'],
      phases,
    },
    { id: 'new-deal', title: 'Canal deal of 2025', inForce: '2025-01-01/..', aliases: ['Lund plan'], phases },
  ],
})
const framework = configuration.frameworks[1] ?? null

t.test('a framework that is named counts before the one in force; two that are named are none', async (t) => {
  t.equal(frameworkOf(configuration, 'the tolls rise', '2025-03-06')?.id, 'new-deal')
  t.equal(frameworkOf(configuration, 'the tolls rise', '2024-03-06')?.id, 'old-deal')
  t.equal(frameworkOf(configuration, 'the Harbour accord is dead', '2025-03-06')?.id, 'old-deal')
  t.equal(frameworkOf(configuration, 'the Lund plan', '2024-03-06')?.id, 'new-deal')
  t.equal(frameworkOf(configuration, 'the tolls rise', null), null)
  t.equal(frameworkOf(configuration, 'the tolls rise', '2022-03-06'), null)
})

t.test('a phase is the one that is named, and “after the first phase” is the second', async (t) => {
  const cases: [words: string, phase: number | null][] = [
    ['the first phase of the deal', 1],
    ['the second phase would begin', 2],
    ['the deal be abandoned after the first phase', 2],
    ['the tolls fall before the second phase', null],
    ['phase one and phase two', null],
    ['between the first phase and the second phase', null],
    ['the deal', null],
    ['the locks open after the second phase', null],
  ]
  for (const [words, phase] of cases) t.equal(phaseOf(framework, words), phase, words)
})

t.test('“the next phase” is the one that the text named last', async (t) => {
  const before = 'The first phase is over, and the second phase is far off.'
  t.equal(nextPhase(framework, 'we must get to the next phase', before), 2)
  t.equal(nextPhase(framework, 'we must get to the next phase', 'The tolls rose.'), null)
  t.equal(nextPhase(framework, 'we must get there', before), null)
})

t.test('issues that all belong to one phase say which', async (t) => {
  t.equal(phaseOfIssues(configuration, framework, ['tolls']), 2)
  t.equal(phaseOfIssues(configuration, framework, ['locks']), null)
  t.equal(phaseOfIssues(configuration, framework, ['tolls', 'pilots']), null)
  t.equal(phaseOfIssues(configuration, framework, []), null)
})
