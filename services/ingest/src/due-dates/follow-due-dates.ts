import { claimStream, type RecordedEvent } from '@onrecord/domain'
import { readStreams, type Subscription, subscribe } from '@onrecord/event-log'
import type { Logger } from 'pino'
import type { DomainLog } from '../log.ts'
import { pendingDueDate } from './pending-due-date.ts'
import { deleteWithdrawn, replacePending, saveWithdrawn } from './store.ts'

/** Names the checkpoint of {@link followDueDates}. */
export const DUE_DATES = 'due-dates'

/**
 * Keeps the table of due dates that are still to pass. A claim's row follows from its whole stream, so that handling an event
 * twice, or from the start again, changes nothing and brings back no date that the log has seen pass.
 */
export function followDueDates(deps: { log: DomainLog; logger: Logger }): Subscription {
  const { log, logger } = deps
  return subscribe(log, {
    consumer: DUE_DATES,
    handle: async ({ tx, dossier, events }) => {
      const claimIds = [...new Set(events.flatMap(claimsWhoseDateMayChange))]
      const streams = await readStreams(tx, { dossier, streamIds: claimIds.map((claimId) => claimStream({ claimId })) })
      const byClaim = Map.groupBy(streams, ({ streamId }) => streamId)
      const pending = [...byClaim.values()].flatMap((stream) => pendingDueDate(stream) ?? [])
      await replacePending(tx.db, dossier, { claimIds, pending })
      for (const { type, data } of events) {
        if (type === 'DocumentWithdrawn') await saveWithdrawn(tx.db, { dossier, documentId: data.documentId })
        if (type === 'DocumentReinstated') await deleteWithdrawn(tx.db, { dossier, documentId: data.documentId })
      }
    },
    onError: ({ error, dossier }) => logger.error({ err: error, dossier }, 'ingest.due-dates.failed'),
  })
}

function claimsWhoseDateMayChange(event: RecordedEvent): string[] {
  switch (event.type) {
    case 'StatementRecorded':
    case 'DemandRecorded':
    case 'DeadlineRecorded':
      return event.data.due === null && event.streamVersion === 1 ? [] : [event.data.claimId]
    case 'ClaimConfirmed':
    case 'ClaimCorrected':
    case 'ClaimRetracted':
    case 'ClaimReopened':
      return [event.data.claimId]
    default:
      return []
  }
}
