/**
 * Measures the extractor on the annotated texts beside the repository (`../shared/eval`): writes what it finds into a
 * temporary folder, runs their scorers and prints their tables. `node packages/extraction/eval/run.ts [FOLDER]`
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Claim, DossierConfiguration } from '@onrecord/domain'
import { classify, rulesExtractor } from '../src/index.ts'

type EvaluationDocument = { docId: string; text: string; title?: string; publisher?: string; date?: string | null }

const print = (line: string) => process.stdout.write(`${line}\n`)
const shared = [process.argv[2], fileURLToPath(new URL('../../../../shared', import.meta.url))].find(
  (folder) => folder !== undefined && existsSync(join(folder, 'eval')),
)

async function extract(
  { docId, text, title, publisher, date }: EvaluationDocument,
  weekStart?: 'sunday' | 'monday' | 'saturday',
) {
  const document = {
    documentId: '0'.repeat(32),
    text,
    title: title ?? null,
    source: publisher ?? null,
    publishedOn: date ?? null,
    weekStart,
  }
  const { claims } = await rulesExtractor.extract(document, {})
  return { docId, document, claims }
}

/** A claim as the attribution scorer takes it. */
function toItem({ kind, segments, mention, cue }: Claim) {
  return {
    kind,
    contentStart: segments[0]?.start,
    contentEnd: segments.at(-1)?.end,
    content: segments.map(({ start, end }) => [start, end]),
    sourceStart: mention?.start,
    sourceEnd: mention?.end,
    cueStart: cue?.start,
    cueEnd: cue?.end,
  }
}

const readLines = <Row>(file: string): Row[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row)

const writeLines = (file: string, rows: unknown[]) =>
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'))

function score(script: string, options: string[]): void {
  const { stdout, stderr } = spawnSync(process.execPath, [script, ...options], { encoding: 'utf8' })
  print(stdout + stderr)
}

async function measureAttributions(folder: string, set: string, variants: string[][]): Promise<void> {
  const data = join(folder, 'eval/extraction/data')
  const documents = readLines<EvaluationDocument>(join(data, `${set}.dev.docs.jsonl`))
  const began = performance.now()
  const rows = []
  for (const document of documents) {
    const { docId, claims } = await extract(document)
    rows.push({ docId, items: claims.map(toItem) })
  }
  print(`${set}: ${Math.round((1000 * documents.length) / (performance.now() - began))} documents/s`)
  const out = join(mkdtempSync(join(tmpdir(), 'extraction-')), `${set}.jsonl`)
  writeLines(out, rows)
  for (const variant of variants) {
    score(join(folder, 'eval/extraction/score.mjs'), [
      '--gold',
      join(data, `${set}.dev.gold.jsonl`),
      '--system',
      out,
      ...variant,
    ])
  }
}

async function measureGold(folder: string): Promise<void> {
  const gold = join(folder, 'eval/gold')
  const configuration = DossierConfiguration.parse(JSON.parse(readFileSync(join(gold, 'dossier.json'), 'utf8')))
  const index = JSON.parse(readFileSync(join(folder, 'articles/index.json'), 'utf8')) as Record<
    'file' | 'title' | 'source' | 'published',
    string
  >[]
  const rows = []
  for (const { file, title, source, published } of index) {
    const text = readFileSync(join(folder, 'articles', file), 'utf8')
    const { docId, document, claims } = await extract(
      { docId: file, text, title, publisher: source, date: published },
      configuration.weekStart,
    )
    rows.push({
      docId,
      claims: claims.map((claim) => ({
        claim,
        classification: classify(claim, { document, configuration, configVersion: 1 }),
      })),
    })
  }
  const out = join(mkdtempSync(join(tmpdir(), 'extraction-')), 'gold.jsonl')
  writeLines(out, rows)
  const options = { gold: 'claims.jsonl', actors: 'actors.json', negatives: 'negatives.jsonl' }
  const files = Object.entries(options).flatMap(([name, file]) => [`--${name}`, join(gold, file)])
  score(join(gold, 'score.mjs'), [...files, '--articles', join(folder, 'articles'), '--system', out])
}

if (shared === undefined) {
  print('no annotated texts: ../shared/eval is missing')
} else {
  await measureGold(shared)
  await measureAttributions(shared, 'polnear', [
    ['--scope', 'claims'],
    ['--scope', 'claims', '--quote-type', 'direct'],
  ])
  await measureAttributions(shared, 'plover', [[]])
}
