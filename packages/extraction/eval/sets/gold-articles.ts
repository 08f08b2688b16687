import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DossierConfiguration } from '@onrecord/domain'
import * as z from 'zod'
import { classify, type Extractor } from '../../src/index.ts'
import type { Measure } from '../score/measure.ts'
import type { EvaluatedSet, SkippedSet } from './evaluated-set.ts'
import { extractAll, extractionInput } from './extract-all.ts'
import { runScorer } from './run-scorer.ts'

const SET = 'real articles'

const ArticleIndex = z.array(
  z.object({
    file: z.string(),
    title: z.string().nullable(),
    source: z.string().nullable(),
    published: z.string().nullable(),
  }),
)

const Rate = z.number().nullable()
const Found = z.object({ recall: Rate, precision: Rate, f1: z.number(), interval95: z.tuple([z.number(), z.number()]) })
const Count = z.tuple([z.number(), z.number()])
const LABELS = ['act', 'reported', 'positions', 'framework', 'phase', 'chain'] as const

/** The report of the articles' own scorer, per cent. */
const Report = z.object({
  all: z.object({
    gold: z.object({ core: z.number() }),
    finding: Found,
    joint: Found,
    kinds: z.object({ demand: z.object({ recall: Rate, precision: Rate }) }),
    labels: z.record(z.string(), Rate),
    counts: z.object({
      kinds: z.object({ demand: z.object({ recall: Count }) }),
      labels: z.record(z.string(), Count),
    }),
  }),
})

/** Measures an extractor and the classifier on real articles with claims annotated by hand, where `shared` holds them. */
export async function evaluateGold(
  extractor: Extractor,
  { shared }: { shared: string | undefined },
): Promise<EvaluatedSet | SkippedSet> {
  const [gold, articles] = [join(shared ?? '', 'eval/gold'), join(shared ?? '', 'articles')]
  if (shared === undefined || !existsSync(gold) || !existsSync(articles))
    return { set: SET, skipped: 'its texts are not here' }
  const configuration = DossierConfiguration.parse(readJson(join(gold, 'dossier.json')))
  const { weekStart } = configuration
  const documents = ArticleIndex.parse(readJson(join(articles, 'index.json'))).map(
    ({ file, title, source, published }) => ({
      docId: file,
      text: readFileSync(join(articles, file), 'utf8'),
      title,
      publisher: source,
      date: published,
    }),
  )
  const { extracted, perSecond } = await extractAll(extractor, { documents, weekStart })
  const rows = extracted.map(({ document, claims }) => ({
    docId: document.docId,
    claims: claims.map((claim) => ({
      claim,
      classification: classify(claim, {
        document: extractionInput(document, weekStart),
        configuration,
        configVersion: 1,
      }),
    })),
  }))
  const files = ['claims.jsonl', 'actors.json', 'negatives.jsonl'].flatMap((file, index) => [
    ['--gold', '--actors', '--negatives'][index] ?? '',
    join(gold, file),
  ])
  const report = runScorer({ script: join(gold, 'score.mjs'), options: [...files, '--articles', articles], rows })
  return { set: SET, documents: documents.length, perSecond, measures: goldMeasures(Report.parse(report)) }
}

function goldMeasures({ all: { gold, finding, joint, kinds, labels, counts } }: z.infer<typeof Report>): Measure[] {
  const found = (
    measure: string,
    { precision, recall, f1, interval95: [low, high] }: z.infer<typeof Found>,
  ): Measure => ({
    measure,
    precision: share(precision),
    recall: share(recall),
    value: f1 / 100,
    n: gold.core,
    interval: [low / 100, high / 100],
  })
  const [recall, precision] = [share(kinds.demand.recall), share(kinds.demand.precision)]
  return [
    found('found', finding),
    found('found, kind and claimant right', joint),
    {
      measure: 'demands',
      precision,
      recall,
      value: f1(precision, recall),
      n: counts.kinds.demand.recall[1],
      interval: null,
    },
    {
      ...shared('due dates', labels['dueDate'], counts.labels['dueDate']),
      recall: share(labels['dueDate']),
      value: null,
    },
    ...LABELS.map((label) => shared(`${label}, of core claims found`, labels[label], counts.labels[label])),
  ]
}

function shared(
  measure: string,
  percent: number | null | undefined,
  count: readonly [number, number] | undefined,
): Measure {
  return { measure, precision: null, recall: null, value: share(percent), n: count?.[1] ?? 0, interval: null }
}

const share = (percent: number | null | undefined) => (percent === null || percent === undefined ? null : percent / 100)

function f1(precision: number | null, recall: number | null): number | null {
  if (precision === null || recall === null) return null
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
}

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
