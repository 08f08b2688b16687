import { ConcurrencyError, readEventsAt } from '@onrecord/event-log'
import type { Logger } from 'pino'
import type { DomainLog } from '../log.ts'
import type { Configured } from '../worker/configurations.ts'
import type { ExtractionPool } from '../worker/extraction-pool.ts'
import { classifyBatch, type Outcome } from './classify-batch.ts'
import { loadBatch, type OpenDocument } from './load-batch.ts'
import { GivenWayError, recordDocument, recordEnd } from './record-outcome.ts'
import { findReclassification, type Progress, type ReclassificationKey } from './store.ts'

export type ReclassificationDeps = { log: DomainLog; pool: ExtractionPool; logger: Logger }

type Run = { request: ReclassificationKey; configured: Configured; signal: AbortSignal }

/** How a run ended: `left` where there is more to do, for the next one. */
type RunResult = { outcome: 'done' | 'left'; examined: number; changed: number } | { outcome: 'given-way' }

/** Documents that a thread is given at a time: enough to pay for handing it the configuration. */
const BATCH = 16

/** Times that one document is read again because a claim's stream moved under it. */
const MOST_ROUNDS = 5

/**
 * Classifies every claim that was there when a configuration came, a document a transaction, from where the last run
 * stopped; then appends `DossierReclassified`. Ends early where a newer configuration or another process has taken over, or
 * `signal` says so: what is left is found again. Safe to repeat and to run twice at once.
 */
export async function reclassifyDossier(
  deps: ReclassificationDeps,
  input: { request: ReclassificationKey; signal: AbortSignal },
): Promise<void> {
  const { dossier, configuredId } = input.request
  const began = performance.now()
  const result = await run(deps, input).catch((error: unknown): RunResult => {
    if (error instanceof GivenWayError) return { outcome: 'given-way' }
    throw error
  })
  const ms = Math.round(performance.now() - began)
  deps.logger.info({ dossier, configuredId, ms, ...result }, 'ingest.reclassify')
}

async function run(
  deps: ReclassificationDeps,
  { request, signal }: { request: ReclassificationKey; signal: AbortSignal },
): Promise<RunResult> {
  const { log } = deps
  const { dossier } = request
  const at = await findReclassification(log.db, request)
  if (at === undefined) return { outcome: 'given-way' }
  const [event] = await readEventsAt(log, { dossier, seqs: [at.configuredSeq] })
  if (event?.type !== 'DossierConfigured') throw new Error(`event ${at.configuredSeq} of ${dossier} configures nothing`)
  const configured = { ...event.data, seq: event.seq }
  let progress: Progress = at
  while (!signal.aborted) {
    const batch = await loadBatch(log, { dossier, after: progress.afterDocument, limit: BATCH, configured })
    if (batch.length === 0) {
      const { examined, changed } = await recordEnd(log, { request, configured })
      return { outcome: 'done', examined, changed }
    }
    const outcomes = await classifyBatch(deps.pool, batch, { configured, signal })
    for (const [nth, open] of batch.entries()) {
      progress = await record(deps, { request, configured, signal }, { from: progress, open, outcome: outcomes[nth] })
    }
  }
  return { outcome: 'left', examined: progress.examined, changed: progress.changed }
}

/** One document; where a claim was decided about meanwhile it is read and classified again. */
async function record(
  deps: ReclassificationDeps,
  run: Run,
  input: { from: Progress; open: OpenDocument; outcome: Outcome | undefined },
): Promise<Progress> {
  const { log, pool, logger } = deps
  const { request, configured, signal } = run
  const { dossier } = request
  const { from } = input
  let { open, outcome } = input
  for (let round = 1; ; round++) {
    if (outcome?.ok === false) {
      // A fault of one document must not hold up the others; its claims keep what was said of them.
      const { documentId } = open.document
      logger.error({ dossier, documentId, code: outcome.code }, 'ingest.reclassify.skipped')
      open = { ...open, claims: [] }
    }
    try {
      const classifications = outcome?.ok === true ? outcome.classifications : []
      return await recordDocument(log, run, { from, open, classifications })
    } catch (error) {
      if (!(error instanceof ConcurrencyError) || round === MOST_ROUNDS) throw error
    }
    const again = await loadBatch(log, { dossier, after: from.afterDocument, limit: 1, configured })
    ;[outcome] = await classifyBatch(pool, again, { configured, signal })
    open = again[0] ?? { ...open, claims: [] }
  }
}
