import type { RecordedEvent } from '@onrecord/domain'
import { type Subscription, subscribe } from '@onrecord/event-log'
import { addAll, extractDocument, type Queues, reclassifyDossier } from '@onrecord/queue'
import type { Logger } from 'pino'
import type { DomainLog } from '../log.ts'
import { deleteReclassification, saveReclassification } from '../reclassification/store.ts'
import { deleteRequests, saveRequests } from './store.ts'

/** Names the checkpoint of {@link followRequests}. */
export const EXTRACTION_REQUESTS = 'extraction-requests'

/**
 * Keeps the tables of what the log asks for, extractions and reclassifications, and adds a job for each after the commit. A
 * job that could not be added is the reconciler's.
 */
export function followRequests(deps: { log: DomainLog; queues: Queues; logger: Logger }): Subscription {
  const { log, queues, logger } = deps
  return subscribe(log, {
    consumer: EXTRACTION_REQUESTS,
    handle: async ({ tx, dossier, events }) => {
      const asked = events.flatMap((event) =>
        event.type === 'ExtractionRequested'
          ? [{ dossier, requestId: event.eventId, documentId: event.data.documentId, requestedAt: event.recordedAt }]
          : [],
      )
      const answered = events.flatMap((event) =>
        event.type === 'DocumentProcessed' || event.type === 'DocumentFailed' ? [event.data.requestId] : [],
      )
      await saveRequests(tx.db, asked)
      await deleteRequests(tx.db, { dossier, requestIds: answered })
      for (const event of events) await followConfiguration(tx, event)
    },
    committed: async ({ dossier, events }) => {
      const jobs = events.flatMap((event) =>
        event.type === 'ExtractionRequested'
          ? [
              {
                id: event.eventId,
                payload: { dossier, requestId: event.eventId, documentId: event.data.documentId },
              },
            ]
          : [],
      )
      await addAll(queues, extractDocument, jobs)
      const configured = events.findLast(asksForReclassification)
      if (configured === undefined) return
      const configuredId = configured.eventId
      await addAll(queues, reclassifyDossier, [{ id: configuredId, payload: { dossier, configuredId } }])
    },
    onError: ({ error, dossier }) => logger.error({ err: error, dossier }, 'ingest.requests.failed'),
  })
}

type Configured = Extract<RecordedEvent, { type: 'DossierConfigured' }>

/** The first configuration finds no claims. */
function asksForReclassification(event: RecordedEvent): event is Configured {
  return event.type === 'DossierConfigured' && event.data.version > 1
}

async function followConfiguration(tx: DomainLog, event: RecordedEvent): Promise<void> {
  const { dossier } = event
  if (asksForReclassification(event)) {
    const { eventId: configuredId, seq: configuredSeq, recordedAt: requestedAt, data } = event
    const asked = { dossier, configuredId, configuredSeq, configVersion: data.version, requestedAt }
    await saveReclassification(tx.db, asked)
  }
  if (event.type === 'DossierReclassified') {
    await deleteReclassification(tx.db, { dossier, configVersion: event.data.configVersion })
  }
}
