import { setTimeout as delay } from 'node:timers/promises'
import { openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { checkpointOf, closeEventLog, headOf, openEventLog } from '@onrecord/event-log'
import { recordDocuments } from './seed.ts'

/** Documents whose median is one measurement. */
const DOCUMENTS = 7

/** The day after the last one that the large dossiers tell of. */
const DAY = '2026-10-07'

/** How often it is looked how far the consumer is, ms. */
const LOOK_MS = 2

/** How often it is looked whether a consumer has read a whole log, ms: the looks are not to slow it. */
const SETTLE_MS = 50

/** Tells dossiers of new documents of 20 claims, each a new one. */
export type Teller = {
  /** The median ms from a document's commit until the consumer's checkpoint is past it. */
  toldUntil(consumer: string, dossier: string): Promise<number>
  /** Waits until the consumer has read all of a dossier's log, what others append meanwhile too. */
  settled(consumer: string, dossier: string): Promise<void>
  close(): Promise<void>
}

/** A teller on a database of its own connections; `seed` keeps its documents apart from those of others. */
export function openTeller(databaseUrl: string, seed: number): Teller {
  const database = openDatabase({ url: databaseUrl, name: 'bench teller' })
  const log = openEventLog({ database, registry: eventRegistry })
  let told = 0
  const reached = async (consumer: string, dossier: string, seq: number): Promise<void> => {
    while ((await checkpointOf(log, consumer, dossier)) < seq) await delay(LOOK_MS)
  }
  const tellOne = async (consumer: string, dossier: string): Promise<number> => {
    told += 1
    const seq = await recordDocuments(log, { dossier, documents: 1, seed: seed + told, day: DAY })
    const since = performance.now()
    await reached(consumer, dossier, seq)
    return performance.now() - since
  }
  return {
    async toldUntil(consumer, dossier) {
      const times: number[] = []
      while (times.length < DOCUMENTS) times.push(await tellOne(consumer, dossier))
      return times.toSorted((a, b) => a - b)[Math.floor(DOCUMENTS / 2)] ?? 0
    },
    async settled(consumer, dossier) {
      const head = async () => (await headOf(log, dossier))?.seq ?? 0
      while ((await checkpointOf(log, consumer, dossier)) < (await head())) await delay(SETTLE_MS)
    },
    async close() {
      await closeEventLog(log)
      await database.close()
    },
  }
}
