import type { DB } from '@onrecord/database'
import type { Due, EventType } from '@onrecord/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { held } from '../as-of.ts'
import { claimsView } from '../claims/fold.ts'
import { OUTCOMES } from '../claims/relations.ts'
import { deadlinesView } from '../deadlines/fold.ts'
import { orderRange } from '../deadlines/order.ts'

/** One side of a comparison: the record at `seq`, judged on `day`; with `on`, what had been said by that day alone. */
export type ComparedSide = { seq: number; day: string; on?: string | undefined }

/** Two sides of one dossier. Where `on` is given, both have the same `seq`. */
export type Compared = { dossier: string; from: ComparedSide; to: ComparedSide }

const RECORDED = [
  'StatementRecorded',
  'DemandRecorded',
  'DeadlineRecorded',
  'ClaimClassified',
] as const satisfies EventType[]
const DECIDED = [
  'ClaimConfirmed',
  'ClaimCorrected',
  'ClaimRetracted',
  'ClaimReopened',
  'DueOutcomeRecorded',
] as const satisfies EventType[]

/**
 * Claims whose dates may be judged differently by two sides, by id, at most `limit`: what came or was decided, linked or
 * said between them, and the dates that the clock has reached since. Which of them are is for a judgement of both to tell.
 */
export async function findDeadlineCandidates(
  db: Kysely<DB>,
  { types, limit, ...compared }: Compared & { types: readonly Due['type'][]; limit: number },
): Promise<string[]> {
  const { from, to } = compared
  const reached = from.day < to.day ? types.map((type) => reachedBetween(compared, type)) : []
  const touched = to.on === undefined ? touchedBetween(compared) : saidBetween(compared)
  const { rows } = await sql<{ claim: string }>`select claim
    from (${sql.join([touched, ...reached], sql` union all `)}) as candidate
    group by claim
    order by claim
    limit ${limit}`.execute(db)
  return rows.map(({ claim }) => claim)
}

/** What is recorded again may have had a date before and have none now. */
function touchedBetween({ dossier, from, to }: Compared): RawBuilder<unknown> {
  const at = { dossier, asOfSeq: to.seq }
  const between = sql`event.dossier_id = ${dossier} and event.seq > ${from.seq} and event.seq <= ${to.seq}`
  return sql`select event.data ->> 'claimId' as claim
    from event
    join view_deadlines as due
      on due.key = 'claim/' || (event.data ->> 'claimId')
      and (${held(deadlinesView, 'due', at)} or ${held(deadlinesView, 'due', { dossier, asOfSeq: from.seq })})
      and due.due_order is not null
    where ${between} and event.type = any(${[...RECORDED]}::text[])
    union all
    select event.data ->> 'claimId' from event where ${between} and event.type = any(${[...DECIDED]}::text[])
    union all
    select unnest(array[event.data ->> 'a', event.data ->> 'b'])
    from event
    where ${between} and event.type in ('ClaimsLinked', 'ClaimsUnlinked')
    union all
    select split_part(filed.key, '/', 3)
    from event
    join view_claims as filed
      on filed.key >= 'filed/' || (event.data ->> 'documentId') || '/'
      and filed.key < 'filed/' || (event.data ->> 'documentId') || '0'
      and ${held(claimsView, 'filed', at)}
    where ${between} and event.type in ('DocumentCorrected', 'DocumentWithdrawn', 'DocumentReinstated')`
}

function saidBetween({ dossier, from, to }: Compared): RawBuilder<unknown> {
  const at = { dossier, asOfSeq: to.seq }
  // A sort key begins with its day and a '/', which '0' follows.
  const isBetween = (alias: string) =>
    sql`${sql.ref(`${alias}.said`)} >= ${`${from.day}0`} and ${sql.ref(`${alias}.said`)} < ${`${to.day}0`}`
  return sql`select claim.claim
    from view_claims as claim
    join view_deadlines as due
      on due.key = 'claim/' || claim.claim
      and ${held(deadlinesView, 'due', at)}
      and due.due_order is not null
    where ${held(claimsView, 'claim', at)} and claim.claim is not null and ${isBetween('claim')}
    union all
    select unnest(array[edge."row" ->> 'a', edge."row" ->> 'b'])
    from view_claims as edge
    join view_claims as teller
      on teller.key in ('claim/' || (edge."row" ->> 'a'), 'claim/' || edge.link_b)
      and ${held(claimsView, 'teller', at)}
      and ${isBetween('teller')}
    where ${held(claimsView, 'edge', at)}
      and edge.link_b is not null
      and edge."row" ->> 'relation' = any(${[...OUTCOMES]}::text[])`
}

/** Dates whose first or last day the clock has passed on the way from one day to the other. */
function reachedBetween({ dossier, from, to }: Compared, type: Due['type']): RawBuilder<unknown> {
  const { low, high } = orderRange(type, { from: from.day })
  const first = sql`due."row" -> 'listed' ->> 'first'`
  const last = sql`due."row" -> 'listed' ->> 'last'`
  return sql`select due.claim
    from view_deadlines as due
    where ${held(deadlinesView, 'due', { dossier, asOfSeq: to.seq })}
      and due.live
      and due.due_order >= ${low} and due.due_order < ${high}
      and (${first} > ${from.day} and ${first} <= ${to.day} or ${last} >= ${from.day} and ${last} < ${to.day})`
}
