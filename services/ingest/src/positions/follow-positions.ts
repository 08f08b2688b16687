import { SYSTEM_LOG } from '@onrecord/domain'
import { dossiersBehind } from '@onrecord/event-log'
import type { Logger } from 'pino'
import type { DomainLog } from '../log.ts'
import { judgePositions, POSITIONS } from './judge-positions.ts'

/** Dossiers at a time. */
const LANES = 4

/** How long a dossier is left alone after an error, ms. */
const PAUSE_MS = 30_000

/**
 * Looks every `everyMs` which dossiers have new events and judges their positions. A dossier whose linker or views are
 * behind waits, others do not wait for it. Replicas pass over what another is at.
 */
export function followPositions(
  deps: { log: DomainLog; logger: Logger },
  { everyMs }: { everyMs: number },
): { stop: () => Promise<void> } {
  const { log, logger } = deps
  const stopping = new AbortController()
  const pausedUntil = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined

  const judge = async (dossier: string): Promise<void> => {
    try {
      const changed = await judgePositions(log, dossier)
      if (changed !== undefined && changed > 0) logger.info({ dossier, changed }, 'ingest.positions.changed')
    } catch (error) {
      pausedUntil.set(dossier, performance.now() + PAUSE_MS)
      logger.error({ err: error, dossier }, 'ingest.positions.failed')
    }
  }
  const look = async (): Promise<void> => {
    const behind = await dossiersBehind(log, POSITIONS)
    const due = behind.filter((id) => id !== SYSTEM_LOG && (pausedUntil.get(id) ?? 0) <= performance.now()).values()
    const lane = async (): Promise<void> => {
      for (const dossier of due) {
        if (stopping.signal.aborted) return
        await judge(dossier)
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
  }
  const round = async (): Promise<void> => {
    await look().catch((error: unknown) => logger.error({ err: error }, 'ingest.positions.failed'))
    if (stopping.signal.aborted) return
    timer = setTimeout(() => {
      running = round()
    }, everyMs).unref()
  }
  let running = round()
  return {
    stop: async () => {
      stopping.abort()
      clearTimeout(timer)
      await running
    },
  }
}
