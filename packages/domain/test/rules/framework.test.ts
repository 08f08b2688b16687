import t from 'tap'
import { DossierConfiguration, frameworkInForce, type Issue, isInPhase, isSuperseded } from '../../src/index.ts'

const configuration = DossierConfiguration.parse({
  id: 'port',
  title: 'Port dispute',
  frameworks: [
    { id: 'first', title: 'First offer', inForce: '2025-01-10/2025-03-31' },
    { id: 'second', title: 'Second offer', inForce: '2025-03-20/..' },
    { id: 'idea', title: 'Never tabled' },
  ],
  issues: [{ id: 'wages', label: 'Wages', phases: { first: [1], second: [] } }],
})
const [wages] = configuration.issues as [Issue]

t.test('the framework in force is the one on the table that began last', async (t) => {
  t.equal(frameworkInForce(configuration, '2025-01-09'), null)
  t.equal(frameworkInForce(configuration, '2025-03-01'), 'first')
  t.equal(frameworkInForce(configuration, '2025-03-25'), 'second')
})

t.test('a framework is superseded after its last day', async (t) => {
  t.notOk(isSuperseded(configuration, 'first', '2025-03-31'))
  t.ok(isSuperseded(configuration, 'first', '2025-04-01'))
  t.notOk(isSuperseded(configuration, 'second', '2035-01-01'))
  t.notOk(isSuperseded(configuration, 'idea', '2035-01-01'))
  t.notOk(isSuperseded(configuration, null, '2035-01-01'))
})

t.test('an issue is in the phases that the dossier gives it, in all where it gives none', async (t) => {
  const named = new Set<number>()
  t.ok(isInPhase(wages, { framework: 'first', phase: 1, named }))
  t.notOk(isInPhase(wages, { framework: 'first', phase: 2, named }))
  t.notOk(isInPhase(wages, { framework: 'second', phase: 1, named }), 'an empty list: in none')
  t.ok(isInPhase(wages, { framework: 'idea', phase: 7, named }), 'no list: in all')
})

t.test('a live claim that names a phase puts its issue there', async (t) => {
  t.ok(isInPhase(wages, { framework: 'first', phase: 2, named: new Set([2]) }))
})
