import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type DossierConfiguration, readConfiguration } from '@onrecord/domain'
import { proposeConfiguration } from '@onrecord/extraction'
import t from 'tap'
import { parseConfiguration } from '../../src/configuration/file.ts'
import { proposedLists } from '../../src/configuration/proposed-lists.ts'
import { startingFile } from '../../src/configuration/starting-file.ts'

const { signal } = new AbortController()
const ARTICLES = join(import.meta.dirname, '../../../../../shared/articles')
const SAMPLE = join(import.meta.dirname, '../../samples/port-strike')

async function textsIn(folder: string) {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.txt')).sort()
  const texts = files.map((file) => readFile(join(folder, file), 'utf8'))
  return (await Promise.all(texts)).map((text) => ({ text, title: null, source: null, publishedOn: null }))
}

/** The file that is written, and what it is once everything in it is approved. */
async function proposed(folder: string): Promise<{ text: string; approved: DossierConfiguration }> {
  const lists = proposedLists(await proposeConfiguration(await textsIn(folder), { signal }))
  const text = startingFile({ id: 'proposed', title: 'Proposed', proposed: lists })
  const { parties: _, ...input } = parseConfiguration(text.replaceAll(/^# /gm, ''), 'p').input as { parties: unknown }
  const { configuration, faults } = readConfiguration(input)
  if (configuration === null) throw new Error(JSON.stringify(faults))
  return { text, approved: configuration }
}

const names = ({ actors }: DossierConfiguration) => actors.map(({ name }) => name)

t.test('nothing that is proposed counts before it is approved', async (t) => {
  const { text } = await proposed(SAMPLE)
  t.match(readConfiguration(parseConfiguration(text, 'p').input).configuration, {
    actors: [],
    issues: [],
    frameworks: [],
  })
})

t.test('who speaks in the sample, with surname and office, and what they contend about', async (t) => {
  const { approved } = await proposed(SAMPLE)
  const cardoal = approved.actors.find(({ name }) => name === 'Inês Cardoal')
  t.match(cardoal, {
    id: 'ines-cardoal',
    type: 'person',
    aliases: ['Cardoal'],
    roles: [{ title: 'general secretary' }],
  })
  const has = names(approved)
  for (const name of ['Rui Valadas', 'Duarte Salema', 'Berth Nine Committee']) t.ok(has.includes(name), name)
  const terms = approved.issues.flatMap(({ terms }) => terms)
  for (const term of ['strike', 'pay rise', 'contract']) t.ok(terms.includes(term), term)
  t.ok(
    approved.issues.every(({ proposition }) => proposition === null),
    'a proposition is never made up',
  )
  t.match(
    approved.frameworks.flatMap(({ phases }) => phases),
    [{ id: 1 }, { id: 2 }],
  )
})

t.test(
  'what is proposed of real articles is of use',
  { skip: !existsSync(ARTICLES) && 'no articles here' },
  async (t) => {
    const { approved } = await proposed(ARTICLES)
    const has = new Set(names(approved))
    for (const name of [
      'Steve Witkoff',
      'Benjamin Netanyahu',
      'Hamas',
      'Israel',
      'JD Vance',
      'Donald Trump',
      'Axios',
    ]) {
      t.ok(has.has(name), name)
    }
    const byName = new Map(approved.actors.map((actor) => [actor.name, actor]))
    t.match(byName.get('Al Jazeera'), { type: 'outlet' })
    t.match(byName.get('United States'), { type: 'country', country: 'US', aliases: ['US'] })
    t.match(byName.get('Benjamin Netanyahu'), { aliases: ['Netanyahu'], roles: [{ title: /prime minister/i }] })
    t.notOk([...has].some((name) => /^(?:Officials|Reports|Mediators|Israeli|Phase 2)$/.test(name)))
    const terms = new Set(approved.issues.flatMap(({ terms }) => terms))
    for (const term of ['hostages', 'negotiations', 'security control']) t.ok(terms.has(term), term)
    t.match(
      approved.frameworks.flatMap(({ phases }) => phases.map(({ id }) => id)),
      [1, 2],
    )
  },
)
