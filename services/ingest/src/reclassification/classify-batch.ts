import type { Classification } from '@onrecord/domain'
import type { Configured } from '../worker/configurations.ts'
import type { ExtractionPool } from '../worker/extraction-pool.ts'
import type { ClassificationResult } from '../worker/extraction-task.ts'
import { DocumentFailure } from '../worker/failure.ts'
import type { OpenDocument } from './load-batch.ts'

/** A document's classifications in the order of its claims, or the code of what went wrong with it. */
export type Outcome = { ok: true; classifications: Classification[] } | { ok: false; code: string }

/** Classifies documents in a thread of the pool; where together they take too long or too much, each alone. */
export async function classifyBatch(
  pool: ExtractionPool,
  documents: readonly OpenDocument[],
  { configured, signal }: { configured: Configured; signal: AbortSignal },
): Promise<Outcome[]> {
  try {
    return await classifyAll(pool, documents, { configured, signal })
  } catch (error) {
    if (!(error instanceof DocumentFailure)) throw error
    const [only, ...others] = documents
    if (only !== undefined && others.length === 0) return [{ ok: false, code: error.code }]
  }
  const outcomes: Outcome[] = []
  for (const document of documents) outcomes.push(...(await classifyBatch(pool, [document], { configured, signal })))
  return outcomes
}

async function classifyAll(
  pool: ExtractionPool,
  documents: readonly OpenDocument[],
  { configured, signal }: { configured: Configured; signal: AbortSignal },
): Promise<ClassificationResult> {
  // A thread need not be woken for documents without claims.
  const busy = documents.filter(({ claims }) => claims.length > 0)
  if (busy.length === 0) return documents.map(() => ({ ok: true, classifications: [] }))
  const { configuration, version: configVersion } = configured
  const task = {
    documents: busy.map(({ document, claims }) => ({ document, claims: claims.map(({ claim }) => claim) })),
    configuration,
    configVersion,
  }
  const results = new Map((await pool.classify(task, { signal })).map((result, nth) => [busy[nth], result]))
  return documents.map((document) => results.get(document) ?? { ok: true, classifications: [] })
}
