import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import t from 'tap'
import { diffConfigurations } from '../../src/configuration/diff.ts'
import { DossierConfiguration, type DossierConfigurationInput } from '../../src/dossier-configuration.ts'

const configured = (more: Partial<DossierConfigurationInput>) =>
  DossierConfiguration.parse({ id: 'strike', title: 'Strike', ...more })

t.test('a difference names the thing by its id, wherever it stands', (t) => {
  const before = configured({
    parties: [{ id: 'union', label: 'Union', negotiates: true }],
    actors: [
      { id: 'lind', name: 'Mara Lind', aliases: ['Lind'] },
      { id: 'keel', name: 'Jon Keel' },
    ],
    frameworks: [{ id: 'deal', title: 'Deal', phases: [{ id: 1 }, { id: 2, aliases: ['second phase'] }] }],
    sources: [{ name: 'Gazette' }],
  })
  const after = configured({
    title: 'The strike',
    parties: [{ id: 'union', label: 'Union', negotiates: true }],
    actors: [
      { id: 'new', name: 'New' },
      { id: 'lind', name: 'Mara Lind', party: 'union', aliases: ['Lind', 'Ms Lind'] },
    ],
    frameworks: [{ id: 'deal', title: 'Deal', phases: [{ id: 2, aliases: ['phase two'] }, { id: 1 }] }],
    sources: [{ name: 'Gazette', reliability: 'B' }],
  })
  const records = diffConfigurations(before, after).map(({ path, change, before, after }) => {
    const thing = (value: unknown) => (value as { id?: string } | null)?.id ?? value
    return [path, change, thing(before), thing(after)]
  })
  t.same(records, [
    ['/title', 'changed', 'Strike', 'The strike'],
    ['/frameworks/deal/phases/2/aliases', 'removed', 'second phase', null],
    ['/frameworks/deal/phases/2/aliases', 'added', null, 'phase two'],
    ['/actors/lind/party', 'changed', null, 'union'],
    ['/actors/lind/aliases', 'added', null, 'Ms Lind'],
    ['/actors/keel', 'removed', 'keel', null],
    ['/actors/new', 'added', null, 'new'],
    ['/sources/Gazette/reliability', 'changed', null, 'B'],
  ])
  t.end()
})

t.test('another order alone is told by the ids', (t) => {
  const [a, b] = [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ]
  t.same(diffConfigurations(configured({ actors: [a, b] }), configured({ actors: [b, a] })), [
    { path: '/actors', change: 'changed', before: ['a', 'b'], after: ['b', 'a'] },
  ])
  t.end()
})

const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 })
const anyConfiguration = fc.record({
  title: fc.constantFrom('One', 'Two'),
  sources: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('constructor', '__proto__', 'Gazette'),
      reliability: fc.constantFrom('A', null),
    }),
    { selector: ({ name }) => name },
  ),
  actors: fc.uniqueArray(fc.record({ id: fc.constantFrom('x', 'y', '7'), name: fc.constant('X'), aliases: words }), {
    selector: ({ id }) => id,
  }),
})

t.test('there is a difference exactly where the two are not equal, and backwards it is turned round', (t) => {
  fc.assert(
    fc.property(anyConfiguration, anyConfiguration, (one, two) => {
      const [a, b] = [configured(one), configured(two)]
      const forth = diffConfigurations(a, b)
      t.equal(forth.length === 0, isDeepStrictEqual(a, b))
      const turned = { added: 'removed', removed: 'added', changed: 'changed' }
      const key = (change: string, { path, before, after }: (typeof forth)[number]) =>
        JSON.stringify([change, path, before, after])
      const back = diffConfigurations(b, a).map((record) =>
        key(turned[record.change], { ...record, before: record.after, after: record.before }),
      )
      t.same(new Set(back), new Set(forth.map((record) => key(record.change, record))))
    }),
    { seed: 20261122, numRuns: 300 },
  )
  t.end()
})
