import type { DB } from '@onrecord/database'
import { DomainError, SYSTEM_LOG } from '@onrecord/domain'
import { seqAt } from '@onrecord/event-log'
import { type ExpressionBuilder, sql } from 'kysely'
import type { DomainLog } from './endpoint.ts'

/**
 * Where an endpoint begins: with what is recorded from now on, after a seq of each named dossier (the others: from now on),
 * or with what was recorded after an instant.
 */
export type Start = { from: 'now' } | { from: 'after'; seqs: Readonly<Record<string, number>> } | Since
type Since = { from: 'since'; instant: Date }

/** A place in a dossier's log: what comes after `seq`. */
export type Place = { dossier: string; seq: number }

/** The place in each dossier's log from which on an endpoint is told. Throws `unknown-dossier`, `beyond-the-log`. */
export async function startPlaces(
  { db }: DomainLog,
  { dossiers, start }: { dossiers: readonly string[] | null; start: Start },
): Promise<Place[]> {
  const heads = await db
    .selectFrom('log')
    .select(['dossier_id as dossier', 'seq'])
    .where('dossier_id', '!=', SYSTEM_LOG)
    .where(within(dossiers))
    .execute()
  if (start.from === 'now') return heads
  if (start.from === 'after') return placesAfter(heads, start.seqs)
  return Promise.all(heads.map(async ({ dossier }) => ({ dossier, seq: await seqAt({ db }, { dossier, ...start }) })))
}

function placesAfter(heads: readonly Place[], seqs: Readonly<Record<string, number>>): Place[] {
  for (const [dossier, seq] of Object.entries(seqs)) {
    const head = heads.find((one) => one.dossier === dossier)
    if (head === undefined) throw new DomainError('unknown-dossier', `no dossier ${dossier}`, { dossier })
    if (seq > head.seq) {
      const message = `the log of ${dossier} ends at ${head.seq}, ${seq} is beyond it`
      throw new DomainError('beyond-the-log', message, { dossier, seq, head: head.seq })
    }
  }
  return heads.map(({ dossier, seq }) => ({ dossier, seq: seqs[dossier] ?? seq }))
}

function within(dossiers: readonly string[] | null) {
  return (where: ExpressionBuilder<DB, 'log'>) =>
    dossiers === null ? where.val(true) : where('dossier_id', 'in', [...dossiers])
}

/** Puts an endpoint to these places; where it is behind one already, it stays there. */
export async function moveCursors({ db }: DomainLog, id: string, places: readonly Place[]): Promise<void> {
  await sql`
    insert into webhook_cursor (dossier_id, endpoint_id, seq)
    select dossier, ${id}, seq
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as given (dossier text, seq bigint)
    on conflict (dossier_id, endpoint_id) do update
    set seq = least(webhook_cursor.seq, excluded.seq)`.execute(db)
}
