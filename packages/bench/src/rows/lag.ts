import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { append, closeEventLog, openEventLog } from '@onrecord/event-log'
import { VIEWS_CONSUMER } from '@onrecord/projections'
import { claimEvents } from '../append/events.ts'
import { startApi } from '../large/api.ts'
import type { Row } from '../row.ts'

/** 500 events a second: so many appends of so many events, over so many dossiers, for so long. */
const APPENDS_A_SECOND = 50
const EVENTS = 10
const DOSSIERS = 10
const SECONDS = 6

/** How often the marks are looked at, ms. */
const LOOK_MS = 4

/** From the commit of an append until every view shows it, the projector in another process; 99 of 100 are faster. */
export const lag: Row = {
  name: 'lag',
  unit: 'ms p99',
  baseline: 'until another connection sees the events in the log',
  bar: { of: 'value', atMost: 250 },
  async open(scene) {
    const url = await scene.newDatabase()
    const database = openDatabase({ url, name: 'bench lag' })
    const log = openEventLog({ database, registry: eventRegistry })
    const api = await startApi(url)
    const dossiers = Array.from({ length: DOSSIERS }, (_, nth) => `dossier-${nth}`)
    for (const dossier of dossiers) {
      const events = [{ type: 'DossierOpened' as const, data: { title: dossier } }]
      await append(log, { dossier, commandId: randomUUID(), events })
    }

    /** How far each dossier has come: in the views, or in the log itself. */
    const marks = async (of: 'views' | 'log'): Promise<Map<string, number>> => {
      const seen = of === 'log' ? 'log' : `checkpoint where consumer = '${VIEWS_CONSUMER}'`
      const { rows } = await database.pool.query<{ dossier_id: string; seq: number }>(
        `select dossier_id, seq from ${seen}`,
      )
      return new Map(rows.map(({ dossier_id, seq }) => [dossier_id, seq]))
    }

    const measureLag = async (of: 'views' | 'log'): Promise<number> => {
      const waiting = new Set<{ dossier: string; seq: number; since: number }>()
      const lags: number[] = []
      const failed = new AbortController()
      void appendSteadily(performance.now()).catch((error: unknown) => failed.abort(error))
      while (lags.length < APPENDS_A_SECOND * SECONDS) {
        failed.signal.throwIfAborted()
        const seen = await marks(of)
        for (const one of waiting) {
          if ((seen.get(one.dossier) ?? 0) < one.seq) continue
          lags.push(performance.now() - one.since)
          waiting.delete(one)
        }
        await delay(LOOK_MS)
      }
      return lags.toSorted((a, b) => a - b)[Math.floor(lags.length * 0.99)] ?? 0

      async function appendSteadily(from: number): Promise<void> {
        const pending: Promise<void>[] = []
        for (let nth = 0; nth < APPENDS_A_SECOND * SECONDS; nth++) {
          await delay(Math.max(0, from + (nth * 1000) / APPENDS_A_SECOND - performance.now()))
          pending.push(appendOne(dossiers[nth % DOSSIERS] ?? ''))
        }
        await Promise.all(pending)
      }

      async function appendOne(dossier: string): Promise<void> {
        const { lastSeq } = await append(log, { dossier, commandId: randomUUID(), events: claimEvents(EVENTS) })
        waiting.add({ dossier, seq: lastSeq, since: performance.now() })
      }
    }

    return {
      candidate: () => measureLag('views'),
      baseline: () => measureLag('log'),
      async close() {
        await api.stop()
        await closeEventLog(log)
        await database.close()
      },
    }
  },
}
