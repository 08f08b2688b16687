import type { Extractor } from '../../src/index.ts'
import { type CorpusPart, corpusFolder, readCorpus } from '../corpus/read-corpus.ts'
import { scoreSystem } from '../score/score-system.ts'
import { scoredAnnotation, scoredExtraction } from '../score/scored-claim.ts'
import { withoutCaptionEvents } from './caption-events.ts'
import type { EvaluatedSet, SkippedSet } from './evaluated-set.ts'
import { extractAll } from './extract-all.ts'

/** Measures an extractor on one part of the corpus; `folder` is where it lies, unless it lies in this package. */
export async function evaluateCorpus(
  extractor: Extractor,
  { part, folder = corpusFolder(part) }: { part: CorpusPart; folder?: string | undefined },
): Promise<EvaluatedSet | SkippedSet> {
  const set = `corpus, ${part}`
  if (folder === undefined) return { set, skipped: `packages/extraction/corpus/${part} is not here` }
  const documents = readCorpus(folder).map((row) => ({ ...row, date: row.published }))
  const { extracted, perSecond } = await extractAll(extractor, { documents })
  const measures = scoreSystem(
    extracted.map(({ document: { text, title, actors, claims: gold }, claims }) => ({
      text,
      actors,
      gold: gold.map(scoredAnnotation),
      system: withoutCaptionEvents({ text, title }, claims).map(scoredExtraction),
    })),
  )
  return { set, documents: documents.length, perSecond, measures }
}
