import t from 'tap'
import { proposeConfiguration } from '../../src/propose/propose.ts'

const { signal } = new AbortController()
const propose = (...texts: string[]) =>
  proposeConfiguration(
    texts.map((text) => ({ text, title: null, source: null, publishedOn: null })),
    { signal },
  )

t.test('a surname is the person whose full name ends with it, over all texts', async (t) => {
  const { actors } = await propose(
    'General Secretary Mara Lind said on Monday that the crews would not go back to work.',
    'Lind rejected the offer. “We want a pay rise,” Lind said.',
  )
  t.match(actors[0], { name: 'Mara Lind', type: 'person', aliases: ['Lind'], roles: [/secretary/i] })
  t.notOk(actors.some(({ name }) => name === 'Lind'))
})

t.test('two of one surname are left apart, and the surname to neither', async (t) => {
  const { actors } = await propose(
    'Mara Lind said the crews would strike. Jon Lind said the port would not pay. Lind said talks were over.',
  )
  t.same(
    actors.map(({ name, aliases }) => [name, aliases]).sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    [
      ['Jon Lind', []],
      ['Mara Lind', []],
    ],
  )
})

t.test('words that only begin a sentence are no names', async (t) => {
  const { actors } = await propose(
    'Officials said the talks went on. Two officials said that mediators had left. Mediators said so too. Israelis said no.',
  )
  t.same(actors, [])
})

t.test('what a text does not say is not proposed', async (t) => {
  t.same(await propose(''), { actors: [], issues: [], frameworks: [] })
  t.same(
    await propose('Die Hafenverwaltung erklärte am Montag, sie werde die Löhne nicht erhöhen, und dabei bleibe es.'),
    {
      actors: [],
      issues: [],
      frameworks: [],
    },
  )
  t.same(await propose(), { actors: [], issues: [], frameworks: [] })
})

t.test('deals of the same words are one, phases are told by number', async (t) => {
  const { frameworks } = await propose(
    'Keel praised the port-labour deal. The labour-port deal has a second phase. Phase two of the port-labour deal begins soon.',
  )
  t.match(frameworks, [
    {
      title: 'port-labour deal',
      aliases: ['labour-port deal'],
      phases: [{ id: 2, aliases: ['phase two', 'second phase'] }],
    },
  ])
})

t.test('hostile names are bounded', async (t) => {
  const names = Array.from({ length: 300 }, (_, nth) => `Ada${'x'.repeat(nth % 7)} Lund${nth} said it would rain. `)
  const { actors } = await propose(names.join(''))
  t.ok(actors.length <= 40)
})
