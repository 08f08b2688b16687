import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Extractor } from '../src/index.ts'
import type { CorpusPart } from './corpus/read-corpus.ts'
import { evaluateAttributions } from './sets/attributions.ts'
import type { EvaluatedSet, SkippedSet } from './sets/evaluated-set.ts'
import { evaluateGold } from './sets/gold-articles.ts'
import { evaluateCorpus } from './sets/own-corpus.ts'

/** A set of annotated texts. */
export type SetName = 'gold' | 'polnear' | 'plover' | CorpusPart

/** The folder of annotated texts that lies beside the repository; undefined where there is none. */
export function sharedFolder(): string | undefined {
  const folder = fileURLToPath(new URL('../../../../shared', import.meta.url))
  return existsSync(join(folder, 'eval')) ? folder : undefined
}

/** Measures an extractor on each set in turn. What is not here is skipped, with the reason. */
export async function* evaluate(
  extractor: Extractor,
  { sets, shared }: { sets: readonly SetName[]; shared: string | undefined },
): AsyncGenerator<EvaluatedSet | SkippedSet> {
  for (const set of sets) {
    if (set === 'gold') yield await evaluateGold(extractor, { shared })
    else if (set === 'polnear' || set === 'plover') yield* await evaluateAttributions(extractor, { shared, set })
    else yield await evaluateCorpus(extractor, { part: set })
  }
}
