import t from 'tap'
import { readConfiguration } from '../../src/configuration/check.ts'

const base = { id: 'strike', title: 'Strike' }
const told = (input: unknown): string[] =>
  readConfiguration(input).faults.map(({ severity, pointer, says }) => `${severity} ${pointer}: ${says}`)

t.test('an id and a title are enough and leave nothing to say', (t) => {
  t.same(told(base), [])
  t.match(readConfiguration(base).configuration, base)
  t.end()
})

t.test('that texts leave for a language model is told, whether there is one or not', (t) => {
  t.match(told({ ...base, extractor: 'language-model' }), [
    /^warning \/extractor: texts are sent to the language model/,
  ])
  t.same(told({ ...base, extractor: 'rules' }), [])
  t.match(told({ ...base, extractor: 'language-modle' }), [/did you mean language-model\?$/])
  t.end()
})

t.test('a mistyped member, choice or id is told with what it most likely means', (t) => {
  t.same(told({ ...base, frameworkz: [], wat: 1 }), [
    'error /frameworkz: is not known here; did you mean frameworks?',
    'error /wat: is not known here',
  ])
  t.match(told({ ...base, weekStart: 'mondy' }), [/^error \/weekStart: .*; it is "mondy"; did you mean monday\?$/])
  t.match(told({ ...base, actors: [{ id: 'x', name: 'X', speaksfor: true }] }), [
    'error /actors/0/speaksfor: is not known here; did you mean speaksFor?',
  ])
  const parties = [
    { id: 'union', label: 'Union' },
    { id: 'port', label: 'Port' },
  ]
  t.match(told({ ...base, parties, actors: [{ id: 'x', name: 'X', party: 'unoin' }] }), [
    'error /actors/0/party: no party unoin; did you mean union?',
  ])
  t.match(told({ ...base, actors: [{ id: 'Mara Lind', name: 'X' }] }), [
    /^error \/actors\/0\/id: .*; it is "Mara Lind"$/,
  ])
  t.match(told('a word'), [/^error : /])
  t.match(told({ title: 'Strike' }), [/^error \/id: /])
  t.end()
})

t.test('a framework is not called what lists take in its place', (t) => {
  const frameworks = ['current', 'none', 'all', 'currents'].map((id) => ({ id, title: 'Deal' }))
  t.match(told({ ...base, frameworks }), [
    /^error \/frameworks\/0\/id: current is /,
    /^error \/frameworks\/1\/id: none is /,
    /^error \/frameworks\/2\/id: all is /,
  ])
  t.end()
})

t.test('phases, opposites and sources that can not be are errors', (t) => {
  const frameworks = [{ id: 'deal', title: 'Deal', phases: [{ id: 1 }, { id: 2 }, { id: 2 }] }]
  const issues = [{ id: 'pay', label: 'Pay', terms: ['pay'], opposite: 'pay', phases: { deal: [2, 3] } }]
  const { configuration, faults } = readConfiguration({
    ...base,
    frameworks,
    issues,
    sources: [{ name: 'Gazette' }, { name: 'Gazette' }],
  })
  t.equal(configuration, null)
  t.same(faults, [
    { severity: 'error', pointer: '/frameworks/0/phases/2/id', says: '2 stands twice' },
    { severity: 'error', pointer: '/issues/0/phases/deal/1', says: 'deal has no phase 3; it has 1, 2, 2' },
    { severity: 'error', pointer: '/issues/0/opposite', says: 'an issue is not its own opposite' },
    { severity: 'error', pointer: '/sources/1/name', says: '“Gazette” stands twice' },
  ])
  t.end()
})

t.test('what can be, and is hardly meant, is a warning', (t) => {
  const { configuration, faults } = readConfiguration({
    ...base,
    frameworks: [
      { id: 'spring', title: 'Spring', inForce: '2025-03-01/2025-06-30' },
      { id: 'summer', title: 'Summer', inForce: '2025-06-01/..' },
      { id: 'autumn', title: 'Autumn', inForce: '2024-09/2024-11' },
    ],
    issues: [
      { id: 'pay', label: 'Pay', opposite: 'hours' },
      { id: 'hours', label: 'Hours', terms: ['hours'] },
    ],
    parties: [
      { id: 'union', label: 'Union', negotiates: true },
      { id: 'press', label: 'Press' },
    ],
    actors: [
      { id: 'lind', name: 'Mara Lind', aliases: ['Lind'] },
      { id: 'lind-jr', name: 'Jon Lind', aliases: ['The Lind'] },
    ],
  })
  t.ok(configuration)
  t.same(
    faults.map(({ severity, pointer, says }) => [severity, pointer, says.slice(0, 46)]),
    [
      ['warning', '/frameworks/1/inForce', 'summer and spring are both in force from 2025-'],
      ['warning', '/issues/0/terms', 'no terms: no text will be found to be about pa'],
      ['warning', '/issues/0/opposite', 'hours names no issue as its opposite, and not '],
      ['warning', '/parties/0', 'no actor speaks for union: it can have no posi'],
      ['warning', '/actors/1/aliases/0', '“The Lind” is a name of lind too: claims under'],
    ],
  )
  t.match(faults[0]?.says, /from 2025-06-01 to 2025-06-30/)
  t.end()
})

t.test('a hostile list of unknown ids is refused in bounded words', (t) => {
  const actors = Array.from({ length: 10_000 }, (_, nth) => ({ id: `a${nth}`, name: 'A', party: `party-${nth}` }))
  const parties = Array.from({ length: 500 }, (_, nth) => ({ id: `side-${nth}`, label: 'S' }))
  const { configuration, faults } = readConfiguration({ ...base, actors, parties })
  t.equal(configuration, null)
  t.equal(faults.length, 200)
  t.end()
})
