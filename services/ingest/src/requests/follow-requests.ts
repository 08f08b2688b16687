import { type Subscription, subscribe } from '@onrecord/event-log'
import { addAll, extractDocument, type Queues } from '@onrecord/queue'
import type { Logger } from 'pino'
import type { DomainLog } from '../log.ts'
import { deleteRequests, saveRequests } from './store.ts'

/** Names the checkpoint of {@link followRequests}. */
export const EXTRACTION_REQUESTS = 'extraction-requests'

/**
 * Keeps the table of open extraction requests, and adds a job for each after the commit. A job that could not be added is
 * the reconciler's.
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
    },
    onError: ({ error, dossier }) => logger.error({ err: error, dossier }, 'ingest.requests.failed'),
  })
}
