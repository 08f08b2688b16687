import type { DB } from '@onrecord/database'
import { SYSTEM_LOG } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'

/** One event for one endpoint. */
export type NewDelivery = {
  endpointId: string
  seq: number
  eventId: string
  classifiedSeq: number | null
  ordered: boolean
}

/** Makes deliveries due at once; one that is there already stays as it is. */
export async function insertDeliveries(
  db: Kysely<DB>,
  dossier: string,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return
  await sql`${insertInto(dossier, deliveries)} on conflict do nothing`.execute(db)
}

/** Makes deliveries due at once; one that is over is due again, since its endpoint was put back to before it. */
export async function insertDeliveriesAgain(
  db: Kysely<DB>,
  dossier: string,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return
  await sql`
    ${insertInto(dossier, deliveries)}
    on conflict (dossier_id, endpoint_id, seq) do update
    set state = 'due', tries = 0, next_attempt_at = now(), due_since = now(), leased_until = null,
        ordered = excluded.ordered
    where webhook_delivery.state <> 'due'`.execute(db)
}

function insertInto(dossier: string, deliveries: readonly NewDelivery[]) {
  return sql`
    insert into webhook_delivery
      (dossier_id, endpoint_id, seq, event_id, classified_seq, ordered, state, attempts, tries, next_attempt_at, due_since)
    select ${dossier}, "endpointId", seq, "eventId", "classifiedSeq", ordered, 'due', 0, 0, now(), now()
    from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb)
      as given ("endpointId" uuid, seq bigint, "eventId" uuid, "classifiedSeq" bigint, ordered boolean)`
}

/** Whether `most` deliveries or more are due to an endpoint. */
export async function isOverloaded(
  db: Kysely<DB>,
  { endpointId, most }: { endpointId: string; most: number },
): Promise<boolean> {
  return (await countDue(db, endpointId, most)) >= most
}

/** Deliveries that are due to an endpoint, by now or later, counted up to `most`. */
async function countDue(db: Kysely<DB>, endpointId: string, most: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from (select from webhook_delivery where endpoint_id = ${endpointId} and state = 'due' limit ${most}) as due`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** Deliveries that are due to an endpoint by now, counted up to `most`. */
export async function countDueNow(
  db: Kysely<DB>,
  { endpointId, most }: { endpointId: string; most: number },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count
    from (
      select
      from webhook_delivery
      where endpoint_id = ${endpointId} and state = 'due' and next_attempt_at <= now()
        and coalesce(leased_until <= now(), true)
      limit ${most}
    ) as due`.execute(db)
  return rows[0]?.count ?? 0
}

/** A delivery that is ours until its lease ends. `attempts` counts all before, `tries` those since it was made due. */
export type Delivery = {
  dossier: string
  seq: number
  eventId: string
  classifiedSeq: number | null
  ordered: boolean
  attempts: number
  tries: number
}

/** What to take: at most `limit` deliveries, for `leaseMs`; of one log alone where `dossier` names it. */
export type Take = { endpointId: string; limit: number; leaseMs: number; dossier?: string }

/**
 * Takes up to `limit` deliveries that are due, those due longest first, and leases them. Dossiers are taken one after
 * the other, so that each statement stays within one. Replicas pass over what another has taken.
 */
export async function takeDue(db: Kysely<DB>, { endpointId, limit, leaseMs, dossier }: Take): Promise<Delivery[]> {
  if (dossier !== undefined) return takeDueOf(db, dossier, { endpointId, limit, leaseMs })
  const oldest = await db
    .selectFrom('webhook_delivery')
    .select('dossier_id')
    .where('endpoint_id', '=', endpointId)
    .where('state', '=', 'due')
    .where('next_attempt_at', '<=', sql<Date>`now()`)
    .where(sql<boolean>`coalesce(leased_until <= now(), true)`)
    .orderBy('next_attempt_at')
    .limit(limit)
    .execute()
  const taken: Delivery[] = []
  for (const dossier of new Set(oldest.map(({ dossier_id }) => dossier_id))) {
    if (taken.length >= limit) break
    taken.push(...(await takeDueOf(db, dossier, { endpointId, limit: limit - taken.length, leaseMs })))
  }
  return taken
}

// The lease is in no index, so that this writes none. An array, not a join: for a join PostgreSQL reads every row of the endpoint (29 ms of 6,000), delivered ones too.
async function takeDueOf(db: Kysely<DB>, dossier: string, { endpointId, limit, leaseMs }: Take): Promise<Delivery[]> {
  const { rows } = await sql<Omit<Delivery, 'dossier'>>`
    update webhook_delivery
    set leased_until = now() + ${leaseMs} * interval '1 millisecond'
    where dossier_id = ${dossier} and endpoint_id = ${endpointId} and seq = any (array(
      select seq
      from webhook_delivery
      where dossier_id = ${dossier} and endpoint_id = ${endpointId} and state = 'due' and next_attempt_at <= now()
        and coalesce(leased_until <= now(), true)
      order by next_attempt_at, seq
      limit ${limit}
      for update skip locked
    ))
    returning seq, event_id as "eventId", classified_seq as "classifiedSeq", ordered, attempts, tries`.execute(db)
  return rows.map((row) => ({ dossier, ...row })).sort((a, b) => a.seq - b.seq)
}

/** What came of a delivery in this attempt; `waitMs` from now until it is due again. `answer` in base64. */
export type Outcome = {
  seq: number
  attempt: number
  tries: number
  state: 'due' | 'delivered' | 'failed' | 'blocked'
  waitMs: number
  at: string
  durationMs: number
  status: number | null
  errorStage: string | null
  error: string | null
  answer: string | null
}

/** Records attempts and what follows from them in one statement; an attempt that another worker recorded first changes nothing. */
export async function recordOutcomes(
  db: Kysely<DB>,
  { dossier, endpointId }: { dossier: string; endpointId: string },
  outcomes: readonly Outcome[],
): Promise<void> {
  if (outcomes.length === 0) return
  await sql`
    with outcome as (
      select *
      from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as given (
        seq bigint, attempt integer, tries integer, state text, "waitMs" double precision, at timestamptz, "durationMs" integer,
        status integer, "errorStage" text, error text, answer text
      )
    ), moved as (
      update webhook_delivery as delivery
      set state = outcome.state,
          attempts = outcome.attempt,
          tries = outcome.tries,
          leased_until = null,
          next_attempt_at = now() + outcome."waitMs" * interval '1 millisecond'
      from outcome
      where delivery.dossier_id = ${dossier} and delivery.endpoint_id = ${endpointId} and delivery.seq = outcome.seq
        and delivery.attempts = outcome.attempt - 1
        and delivery.seq = any (${outcomes.map(({ seq }) => seq)}::bigint[])
      returning delivery.seq
    )
    insert into webhook_attempt
      (dossier_id, endpoint_id, seq, attempt, at, duration_ms, status, error_stage, error, answer)
    select ${dossier}, ${endpointId}, seq, attempt, at, "durationMs", status, "errorStage", error, decode(answer, 'base64')
    from outcome
    where seq in (select seq from moved)
    on conflict do nothing`.execute(db)
}

/** Gives back deliveries that were not tried: they are due again at once. */
export async function releaseDeliveries(
  db: Kysely<DB>,
  { dossier, endpointId }: { dossier: string; endpointId: string },
  seqs: readonly number[],
): Promise<void> {
  if (seqs.length === 0) return
  await db
    .updateTable('webhook_delivery')
    .set({ leased_until: null })
    .where('dossier_id', '=', dossier)
    .where('endpoint_id', '=', endpointId)
    .where('seq', 'in', seqs)
    .where('state', '=', 'due')
    .execute()
}

/** More of an endpoint's deliveries than are ever under way: among so many is one that is not, if there is one. */
const MOST_LEASED = 1000

/**
 * Milliseconds until something can be sent to the endpoint, 0 where it can by now; undefined where nothing is due. Of an
 * ordered endpoint only the front of each lane counts, and tests; while the endpoint is left alone, its rate is used up
 * or somebody has the turn, nothing can.
 */
export async function nextDueIn(db: Kysely<DB>, endpointId: string): Promise<number | undefined> {
  const { rows } = await sql<{ ms: number | null }>`
    select greatest(0, extract(epoch from greatest(
      due.at,
      endpoint.paused_until,
      endpoint.sending_until,
      endpoint.rate_until - interval '1 second' + interval '1 second' / endpoint.per_second
    ) - now()) * 1000)::float8 as ms
    from webhook_endpoint as endpoint
    cross join lateral (
      select case when endpoint.ordered then (
        select min(greatest(next_attempt_at, leased_until))
        from (
          (
            select distinct on (dossier_id) state, next_attempt_at, leased_until
            from webhook_delivery
            where endpoint_id = ${endpointId} and ordered and state in ('due', 'blocked')
            order by dossier_id, seq
          )
          union all
          select state, next_attempt_at, leased_until
          from webhook_delivery
          where endpoint_id = ${endpointId} and dossier_id = ${SYSTEM_LOG} and not ordered and state = 'due'
        ) as front
        where state = 'due'
      ) else (
        select min(greatest(next_attempt_at, leased_until))
        from (
          select next_attempt_at, leased_until
          from webhook_delivery
          where endpoint_id = ${endpointId} and state = 'due'
          order by next_attempt_at
          limit ${MOST_LEASED}
        ) as first
      ) end as at
    ) as due
    where endpoint.endpoint_id = ${endpointId} and endpoint.disabled_at is null and due.at is not null`.execute(db)
  return rows[0]?.ms ?? undefined
}
