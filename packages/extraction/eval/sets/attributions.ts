import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Claim } from '@onrecord/domain'
import * as z from 'zod'
import type { Extractor } from '../../src/index.ts'
import { readLines } from '../read-lines.ts'
import type { Measure } from '../score/measure.ts'
import type { EvaluatedSet, SkippedSet } from './evaluated-set.ts'
import { extractAll } from './extract-all.ts'
import { runScorer } from './run-scorer.ts'

const SetLine = z.looseObject({
  docId: z.string(),
  text: z.string(),
  title: z.string().nullish(),
  publisher: z.string().nullish(),
  date: z.string().nullish(),
})

const Found = z.object({ precision: z.number(), recall: z.number(), f1: z.number(), gold: z.number() })
const Attributions = z.object({ report: z.object({ contentOverlap50: Found, tuple: Found }) })
const Demands = z.object({ report: z.object({ detection: Found }) })

type Reading = { name: string; options: string[]; measures: (report: unknown) => Measure[] }

/** Who said what in PolNeAR's news texts, all and direct quotations alone; demands among PLOVER's sentences. */
const READINGS: Record<'polnear' | 'plover', Reading[]> = {
  polnear: [
    { name: 'PolNeAR', options: ['--scope', 'claims'], measures: attributionMeasures },
    {
      name: 'PolNeAR, direct',
      options: ['--scope', 'claims', '--quote-type', 'direct'],
      measures: attributionMeasures,
    },
  ],
  plover: [
    {
      name: 'PLOVER',
      options: [],
      measures: (report) => [measure('demands', Demands.parse(report).report.detection)],
    },
  ],
}

/** Measures an extractor on PolNeAR or PLOVER, where `shared` holds them. */
export async function evaluateAttributions(
  extractor: Extractor,
  { shared, set }: { shared: string | undefined; set: 'polnear' | 'plover' },
): Promise<(EvaluatedSet | SkippedSet)[]> {
  const kit = join(shared ?? '', 'eval/extraction')
  const file = join(kit, 'data', `${set}.dev.docs.jsonl`)
  if (shared === undefined || !existsSync(file)) {
    return READINGS[set].map(({ name }) => ({ set: name, skipped: 'its texts are not here' }))
  }
  const documents = readLines(file).map((line) => SetLine.parse(line))
  const { extracted, perSecond } = await extractAll(extractor, { documents })
  const rows = extracted.map(({ document: { docId }, claims }) => ({ docId, items: claims.map(toItem) }))
  const gold = ['--gold', join(kit, 'data', `${set}.dev.gold.jsonl`)]
  return READINGS[set].map(({ name, options, measures }) => ({
    set: name,
    documents: documents.length,
    perSecond,
    measures: measures(runScorer({ script: join(kit, 'score.mjs'), options: [...gold, ...options], rows })),
  }))
}

function attributionMeasures(report: unknown): Measure[] {
  const { contentOverlap50, tuple } = Attributions.parse(report).report
  return [measure('found', contentOverlap50), measure('content, cue and head of source', tuple)]
}

function measure(name: string, { precision, recall, f1, gold }: z.infer<typeof Found>): Measure {
  return { measure: name, precision, recall, value: f1, n: gold, interval: null }
}

/** A claim as the kit's scorer takes it. */
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
