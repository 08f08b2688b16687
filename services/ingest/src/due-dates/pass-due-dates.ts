import { DOSSIER_STREAM, type DomainEvent, dayAt } from '@onrecord/domain'
import { append, derivedCommandId, headOf, inTransaction, readLast, waitForCheckpoint } from '@onrecord/event-log'
import type { Logger } from 'pino'
import type { DomainLog } from '../log.ts'
import { DUE_DATES } from './follow-due-dates.ts'
import { listDossiersWithPending, takePending } from './store.ts'

/** Dates a transaction: the dossier's other writers wait for it. */
const BATCH = 100

/** Batches a run and dossier; what is beyond waits for the next run. */
const MOST_BATCHES = 100

/** How long a run waits for {@link DUE_DATES} to come as far as the log was when the dossier's turn came, ms. */
const WAIT_MS = 1000

/** The zone in which a new day begins first, UTC+14: no day has ended anywhere that has not ended there. */
const EARLIEST_ZONE = 'Pacific/Kiritimati'

/**
 * Appends `DueDatePassed` for each due date of a live claim whose latest day has ended at `now`, in the time zone that the
 * dossier has now. Judged by all that the log held when the dossier's turn came: a dossier whose pending dates are not known
 * as far as that is left to the next run.
 *
 * A claim's latest day passes once: the command derives from the two, whatever set the date, and however often it is tried.
 */
export async function passDueDates(
  { log, logger }: { log: DomainLog; logger: Logger },
  { now, signal }: { now: Date; signal?: AbortSignal },
): Promise<void> {
  for (const dossier of await listDossiersWithPending(log.db, { day: dayAt(now, EARLIEST_ZONE) })) {
    if (signal?.aborted === true) break
    const seq = (await headOf(log, dossier))?.seq ?? 0
    const isKnown = await waitForCheckpoint(log, { consumer: DUE_DATES, dossier, seq, timeoutMs: WAIT_MS })
    if (!isKnown) {
      logger.warn({ dossier, seq }, 'ingest.due-dates.behind')
      continue
    }
    const day = await dayOfDossier(log, dossier, now)
    const passed = await passOfDossier(log, { dossier, day, signal })
    if (passed > 0) logger.info({ dossier, day, passed }, 'ingest.due-dates.passed')
  }
}

async function dayOfDossier(log: DomainLog, dossier: string, now: Date): Promise<string> {
  const configured = await readLast(log, { dossier, streamId: DOSSIER_STREAM, type: 'DossierConfigured' })
  return dayAt(now, configured?.type === 'DossierConfigured' ? configured.data.configuration.timeZone : 'UTC')
}

async function passOfDossier(
  log: DomainLog,
  { dossier, day, signal }: { dossier: string; day: string; signal: AbortSignal | undefined },
): Promise<number> {
  let passed = 0
  for (let batch = 0; batch < MOST_BATCHES; batch += 1) {
    if (signal?.aborted === true) break
    const { taken, appended } = await inTransaction(log, (tx) => passBatch(tx, { dossier, day }))
    passed += appended
    if (taken < BATCH) break
  }
  return passed
}

async function passBatch(
  tx: DomainLog,
  { dossier, day }: { dossier: string; day: string },
): Promise<{ taken: number; appended: number }> {
  const ended = await takePending(tx.db, { dossier, day, limit: BATCH })
  let appended = 0
  for (const data of ended) {
    const commandId = derivedCommandId(`${data.claimId}/${data.latest}`, 'due-date-passed')
    const events: DomainEvent[] = [{ type: 'DueDatePassed', data }]
    const { repeated } = await append(tx, { dossier, commandId, events, metadata: { actor: 'scheduler' } })
    if (!repeated) appended += 1
  }
  return { taken: ended.length, appended }
}
