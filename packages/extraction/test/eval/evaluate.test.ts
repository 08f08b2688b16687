import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { evaluate } from '../../eval/evaluate.ts'
import { evaluateCorpus } from '../../eval/sets/own-corpus.ts'
import { runScorer } from '../../eval/sets/run-scorer.ts'
import { rulesExtractor } from '../../src/index.ts'

const TEXT = 'The tram company must pay, Piet Okoye said on Tuesday.\n'
const row = {
  docId: 'x-01',
  file: '01.txt',
  published: '2025-03-06',
  publisher: null,
  title: null,
  subject: 'labour',
  style: 'wire',
}
const claim = {
  id: '1',
  words: 'The tram company must pay',
  content: [[0, 25]],
  cue: [38, 42],
  mention: [27, 37],
  claimant: 'Piet Okoye',
  chain: ['Piet Okoye'],
  kind: 'demand',
  act: 'demand',
  reported: 'indirect',
  due: null,
}

async function corpusOf(t: Tap, claims: object[]): Promise<string> {
  const folder = t.testdir()
  const lines = (values: object[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('')
  await writeFile(join(folder, 'index.jsonl'), lines([row]))
  await writeFile(join(folder, '01.txt'), TEXT)
  await writeFile(join(folder, '01.jsonl'), lines([{ actors: [['Piet Okoye', 'Okoye']] }, ...claims]))
  return folder
}
type Tap = { testdir: () => string }

t.test('an extractor is measured on a folder of the corpus', async (t) => {
  const result = await evaluateCorpus(rulesExtractor, { part: 'train', folder: await corpusOf(t, [claim]) })
  if ('skipped' in result) return t.fail(result.skipped)
  t.equal(result.documents, 1)
  const values = new Map(result.measures.map(({ measure, value }) => [measure, value]))
  t.equal(values.get('found, kind and claimant right'), 1)
  t.equal(values.get('content, cue and head of source'), 1)
  return t.equal(values.get('demands'), 1)
})

t.test('a corpus whose text has changed since it was annotated is not measured', async (t) => {
  const folder = await corpusOf(t, [{ ...claim, words: 'The bus company must pay' }])
  await t.rejects(evaluateCorpus(rulesExtractor, { part: 'train', folder }), /words of claim 1/)
})

t.test('sets that are not here are skipped, and say so', async (t) => {
  const skipped = []
  for await (const result of evaluate(rulesExtractor, { sets: ['gold', 'polnear', 'plover'], shared: t.testdir() }))
    skipped.push('skipped' in result ? result.set : `measured ${result.set}`)
  t.same(skipped, ['real articles', 'PolNeAR', 'PolNeAR, direct', 'PLOVER'])
})

t.test('a scorer gets the rows and hands back its report; its complaint is not lost', async (t) => {
  const folder = t.testdir()
  await mkdir(folder, { recursive: true })
  const script = join(folder, 'score.mjs')
  await writeFile(
    script,
    `import { readFileSync, writeFileSync } from 'node:fs'
     const option = (name) => process.argv[process.argv.indexOf(name) + 1]
     const rows = readFileSync(option('--system'), 'utf8').split('\\n')
     if (option('--gold') !== 'here') { console.error('no gold'); process.exit(2) }
     writeFileSync(option('--json'), JSON.stringify({ rows: rows.length }))`,
  )
  const rows = [{ docId: 'a' }, { docId: 'b' }]
  t.same(runScorer({ script, options: ['--gold', 'here'], rows }), { rows: 2 })
  t.throws(() => runScorer({ script, options: ['--gold', 'there'], rows }), /no gold/)
})
