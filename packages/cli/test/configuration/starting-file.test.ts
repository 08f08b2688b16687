import { readFile } from 'node:fs/promises'
import { readConfiguration } from '@onrecord/domain'
import t from 'tap'
import { parseConfiguration } from '../../src/configuration/file.ts'
import { startingFile } from '../../src/configuration/starting-file.ts'

const text = startingFile({ id: 'strike', title: 'The "strike": all of it' })

t.test('the starting file is a configuration as it is', (t) => {
  const { configuration, faults } = readConfiguration(parseConfiguration(text, 'a').input)
  t.match(configuration, { id: 'strike', title: 'The "strike": all of it', issues: [] })
  t.same(faults, [])
  t.end()
})

t.test('its examples are a sound configuration once their marks are taken away', (t) => {
  const { configuration, faults } = readConfiguration(parseConfiguration(text.replaceAll(/^# /gm, ''), 'a').input)
  t.same(faults, [])
  t.equal(configuration?.issues.length, 3)
  t.match(configuration?.frameworks[0], { inForce: '2025-03-01/2025-06-30' })
  t.end()
})

t.test('the example in the documentation is sound', async (t) => {
  const page = await readFile(new URL('../../../../docs/configuration.md', import.meta.url), 'utf8')
  const [, example = ''] = /```yaml\n([\s\S]+?)```/.exec(page) ?? []
  const { configuration, faults } = readConfiguration(parseConfiguration(example, 'docs').input)
  t.match(configuration, { id: 'port-strike' })
  t.same(faults, [])
})

t.test('every member of a configuration is explained', (t) => {
  const members =
    'language timeZone weekStart extractor minimumConfidence frameworks inForce issues proposition terms phases opposite ' +
    'parties negotiates mediates actors party type aliases roles speaksFor country wikidata sources reliability'
  for (const member of members.split(' ')) {
    t.match(text, new RegExp(`^## .*\\b${member}\\b`, 'm'), member)
  }
  t.end()
})

t.test('no line is wider than a screen', (t) => {
  for (const line of text.split('\n')) t.ok(line.length <= 132, line)
  t.end()
})
