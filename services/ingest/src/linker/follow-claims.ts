import { type Subscription, subscribe } from '@onrecord/event-log'
import type { Logger } from 'pino'
import type { DomainLog } from '../log.ts'
import { LINKER, linkBatch } from './link-batch.ts'

/**
 * Relates each new or changed claim to those before it and appends `ClaimsLinked`, `ClaimsUnlinked`, in one transaction with
 * its state and checkpoint. One batch of a dossier at a time, over all replicas, so that no two claims miss each other.
 */
export function followClaims(deps: { log: DomainLog; logger: Logger }): Subscription {
  const { log, logger } = deps
  return subscribe(log, {
    consumer: LINKER,
    handle: async ({ tx, dossier, events }) => {
      const began = performance.now()
      const { upTo, ...result } = await linkBatch(tx, { dossier, events })
      if (result.changed > 0) {
        const ms = Math.round(performance.now() - began)
        logger.info({ dossier, seq: events.at(-1)?.seq, events: events.length, ms, ...result }, 'ingest.link')
      }
      return upTo
    },
    onError: ({ error, dossier }) => logger.error({ err: error, dossier }, 'ingest.link.failed'),
  })
}
