import { randomUUID } from 'node:crypto'
import { openDatabase } from '@onrecord/database'
import { eventRegistry } from '@onrecord/domain'
import { append, closeEventLog, openEventLog } from '@onrecord/event-log'
import { perSecond } from '../per-second.ts'
import type { Pair, Scene } from '../row.ts'
import { type BareRow, createBareTable, insertRows } from './bare-table.ts'
import { claimEvents } from './events.ts'

/** `events` a transaction over `connections`, which share `dossiers` evenly. */
export type AppendLoad = { events: number; connections: number; dossiers: number }

/** Events a second: by `append`, and by a plain insert of the same rows through an equal pool. */
export async function openAppendPair(scene: Scene, load: AppendLoad): Promise<Pair> {
  const url = await scene.newDatabase()
  const pool = { url, poolSize: load.connections }
  const owner = openDatabase({ ...pool, name: 'bench owner', role: null })
  await createBareTable(owner.pool)
  await owner.close()
  const candidate = openDatabase({ ...pool, name: 'bench candidate' })
  const baseline = openDatabase({ ...pool, name: 'bench baseline' })
  const log = openEventLog({ database: candidate, registry: eventRegistry })
  const dossiers = Array.from({ length: load.dossiers }, (_, nth) => `dossier-${nth}`)
  const dossierOf = (connection: number) => dossiers[connection % load.dossiers] ?? ''
  for (const dossier of dossiers) {
    const events = [{ type: 'DossierOpened' as const, data: { title: dossier } }]
    await append(log, { dossier, commandId: randomUUID(), events })
  }
  const seqs = new Map(dossiers.map((dossier) => [dossier, 0]))
  const metadata = { correlationId: null, causationId: null, actor: null, keyId: null }

  const nextRows = (dossier: string): BareRow[] => {
    const first = (seqs.get(dossier) ?? 0) + 1
    seqs.set(dossier, first + load.events - 1)
    const recordedAt = new Date()
    return claimEvents(load.events).map(({ type, data, expected }, nth) => [
      dossier,
      first + nth,
      randomUUID(),
      `claim-${data.claimId}`,
      expected === 'no-stream' ? 1 : 2,
      type,
      1,
      JSON.stringify(data),
      JSON.stringify(metadata),
      recordedAt,
    ])
  }

  return {
    candidate: () =>
      perSecond(load.connections, async (connection) => {
        const events = claimEvents(load.events)
        await append(log, { dossier: dossierOf(connection), commandId: randomUUID(), events, metadata })
        return load.events
      }),
    baseline: () =>
      perSecond(load.connections, async (connection) => {
        await insertRows(baseline.pool, nextRows(dossierOf(connection)))
        return load.events
      }),
    async close() {
      await closeEventLog(log)
      await candidate.close()
      await baseline.close()
    },
  }
}
