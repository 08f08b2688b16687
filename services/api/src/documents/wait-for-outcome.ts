import { setTimeout as delay } from 'node:timers/promises'
import type { eventRegistry } from '@onrecord/domain'
import type { EventLog } from '@onrecord/event-log'
import { type DocumentHistory, documentHistory } from '@onrecord/intake/receive'

/** How often to look where no announcement comes, ms. */
const LOOK_EVERY_MS = 250

/** Waits while a document waits for its extractor; returns its history as it is then, or after `timeoutMs`. */
export async function waitForOutcome(
  log: EventLog<typeof eventRegistry>,
  wait: { history: DocumentHistory; timeoutMs: number },
): Promise<DocumentHistory> {
  if (wait.timeoutMs === 0 || wait.history.state !== 'waiting') return wait.history
  const { dossier, data } = wait.history.received
  const deadline = performance.now() + wait.timeoutMs
  let wake: () => void = () => undefined
  const unlisten = log.announcements.listen((changed) => {
    if (changed === undefined || changed === dossier) wake()
  })
  try {
    for (;;) {
      // Armed before the look, so that no announcement falls between look and wait.
      const woken = new Promise<void>((resolve) => {
        wake = resolve
      })
      const history = (await documentHistory(log, { dossier, documentId: data.documentId })) ?? wait.history
      const leftMs = deadline - performance.now()
      if (history.state !== 'waiting' || leftMs <= 0) return history
      await Promise.race([woken, delay(Math.min(LOOK_EVERY_MS, leftMs))])
    }
  } finally {
    unlisten()
  }
}
