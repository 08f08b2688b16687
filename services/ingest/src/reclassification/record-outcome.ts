import { saveQuotes, sliceWords } from '@onrecord/documents'
import type { Classification, eventRegistry } from '@onrecord/domain'
import { append, derivedCommandId, inTransaction, type NewEvent } from '@onrecord/event-log'
import type { DomainLog } from '../log.ts'
import { type Configured, isNewest } from '../worker/configurations.ts'
import { changedClassification } from './claim-history.ts'
import type { OpenDocument } from './load-batch.ts'
import {
  advanceReclassification,
  deleteReclassification,
  findReclassification,
  type Progress,
  type ReclassificationKey,
} from './store.ts'

/** Another process has moved the run on, or a newer configuration has taken its place: what was about to be stored is not. */
export class GivenWayError extends Error {
  constructor() {
    super('the run has given way')
    this.name = 'GivenWayError'
  }
}

type Run = { request: ReclassificationKey; configured: Configured }

/**
 * Appends what came out otherwise of one document and moves the run on, all or nothing. The claims' streams must be where
 * they were when they were read, so that a decision made meanwhile stands. Returns where the run is then. Throws
 * ConcurrencyError, GivenWayError.
 */
export async function recordDocument(
  log: DomainLog,
  { request, configured }: Run,
  input: { from: Progress; open: OpenDocument; classifications: readonly Classification[] },
): Promise<Progress> {
  const { dossier, configuredId } = request
  const { from, open } = input
  const { document } = open
  const changes = changesOf(open, input.classifications)
  const to = {
    afterDocument: document.documentId,
    examined: from.examined + open.claims.length,
    changed: from.changed + changes.length,
  }
  await inTransaction(log, async (tx) => {
    if (!(await advanceReclassification(tx.db, request, { from, to }))) throw new GivenWayError()
    if (changes.length === 0) return
    const quotes = changes.map(({ quote }) => quote)
    await saveQuotes(tx.db, dossier, quotes)
    await append(tx, {
      dossier,
      commandId: derivedCommandId(configuredId, `reclassify/${document.documentId}`),
      events: changes.map(({ event }) => event),
      metadata: metadataOf(request),
    })
    if (!(await isNewest(tx, { dossier, seq: configured.seq }))) throw new GivenWayError()
  })
  return to
}

/** Appends that all claims are classified by the configuration. Throws ConcurrencyError, GivenWayError. */
export async function recordEnd(log: DomainLog, { request, configured }: Run): Promise<Progress> {
  const { dossier, configuredId } = request
  return inTransaction(log, async (tx) => {
    const progress = await findReclassification(tx.db, request)
    if (progress === undefined) throw new GivenWayError()
    await deleteReclassification(tx.db, { dossier, configVersion: configured.version })
    const { examined, changed } = progress
    await append(tx, {
      dossier,
      commandId: derivedCommandId(configuredId, 'reclassified'),
      events: [{ type: 'DossierReclassified', data: { configVersion: configured.version, examined, changed } }],
      metadata: metadataOf(request),
    })
    if (!(await isNewest(tx, { dossier, seq: configured.seq }))) throw new GivenWayError()
    return progress
  })
}

function metadataOf({ configuredId }: ReclassificationKey) {
  return { correlationId: configuredId, causationId: configuredId, actor: 'ingest' }
}

function changesOf({ document, claims }: OpenDocument, classifications: readonly Classification[]) {
  return claims.flatMap(({ claim, history }, nth) => {
    const classification = classifications[nth]
    if (classification === undefined) return []
    const data = changedClassification({ claim, history }, classification, document)
    if (data === undefined) return []
    const event: NewEvent<typeof eventRegistry> = { type: 'ClaimClassified', data, expected: history.version }
    const words = sliceWords(document.text, history.found, data)
    return [{ event, quote: { claimId: claim.id, documentId: document.documentId, words } }]
  })
}
