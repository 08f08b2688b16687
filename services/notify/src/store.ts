import type { DB } from '@onrecord/database'
import { WebhookFilter } from '@onrecord/webhooks'
import { type Kysely, sql } from 'kysely'

/** An endpoint as dispatch sees it; `afterSeq` is where the dossier's log stood when it subscribed. */
export type Subscriber = { endpointId: string; filter: WebhookFilter; afterSeq: number }

/** Endpoints that are to be told of a dossier, disabled ones included: what falls due meanwhile waits for them. */
export async function listSubscribers(db: Kysely<DB>, dossier: string): Promise<Subscriber[]> {
  const endpoints = await db
    .selectFrom('webhook_endpoint')
    .select(['endpoint_id', 'filter'])
    .where((where) => where.or([where('dossiers', 'is', null), sql<boolean>`${dossier} = any(dossiers)`]))
    .execute()
  if (endpoints.length === 0) return []
  const starts = await db
    .selectFrom('webhook_start')
    .select(['endpoint_id', 'after_seq'])
    .where('dossier_id', '=', dossier)
    .execute()
  const afterSeq = new Map(starts.map(({ endpoint_id, after_seq }) => [endpoint_id, after_seq]))
  return endpoints.map(({ endpoint_id, filter }) => ({
    endpointId: endpoint_id,
    filter: WebhookFilter.parse(filter),
    afterSeq: afterSeq.get(endpoint_id) ?? 0,
  }))
}

/** One event for one endpoint. */
export type NewDelivery = { endpointId: string; seq: number; eventId: string; classifiedSeq: number | null }

/** Makes deliveries due at once; one that is there already stays as it is. */
export async function insertDeliveries(
  db: Kysely<DB>,
  dossier: string,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  if (deliveries.length === 0) return
  await sql`
    insert into webhook_delivery
      (dossier_id, endpoint_id, seq, event_id, classified_seq, state, attempts, next_attempt_at)
    select ${dossier}, "endpointId", seq, "eventId", "classifiedSeq", 'due', 0, now()
    from jsonb_to_recordset(${JSON.stringify(deliveries)}::jsonb)
      as given ("endpointId" uuid, seq bigint, "eventId" uuid, "classifiedSeq" bigint)
    on conflict do nothing`.execute(db)
}

/** Where to send to, and the sealed secret. Undefined where the endpoint is gone or disabled. */
export async function findTarget(
  db: Kysely<DB>,
  endpointId: string,
): Promise<{ url: string; sealedSecret: Buffer } | undefined> {
  const row = await db
    .selectFrom('webhook_endpoint')
    .select(['url', 'sealed_secret'])
    .where('endpoint_id', '=', endpointId)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return row && { url: row.url, sealedSecret: row.sealed_secret }
}

/** Stops deliveries to an endpoint; what is due waits. The first reason stays. */
export async function disableEndpoint(db: Kysely<DB>, endpointId: string, reason: string): Promise<void> {
  await db
    .updateTable('webhook_endpoint')
    .set({ disabled_at: sql`now()`, disabled_reason: reason })
    .where('endpoint_id', '=', endpointId)
    .where('disabled_at', 'is', null)
    .execute()
}

/** A delivery that is ours until its lease ends. `attempts` counts those before. */
export type Delivery = {
  dossier: string
  seq: number
  eventId: string
  classifiedSeq: number | null
  attempts: number
}

/**
 * Takes up to `limit` deliveries that are due, those due longest first, and leases them. Dossiers are taken one after
 * the other, so that each statement stays within one. Replicas pass over what another has taken.
 */
export async function takeDue(
  db: Kysely<DB>,
  { endpointId, limit, leaseMs }: { endpointId: string; limit: number; leaseMs: number },
): Promise<Delivery[]> {
  const oldest = await db
    .selectFrom('webhook_delivery')
    .select('dossier_id')
    .where('endpoint_id', '=', endpointId)
    .where('state', '=', 'due')
    .where('next_attempt_at', '<=', sql<Date>`now()`)
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

// An array, not a join: for a join PostgreSQL reads every row of the endpoint (29 ms of 6,000), delivered ones too.
async function takeDueOf(
  db: Kysely<DB>,
  dossier: string,
  { endpointId, limit, leaseMs }: { endpointId: string; limit: number; leaseMs: number },
): Promise<Delivery[]> {
  const { rows } = await sql<Omit<Delivery, 'dossier'>>`
    update webhook_delivery
    set next_attempt_at = now() + ${leaseMs} * interval '1 millisecond'
    where dossier_id = ${dossier} and endpoint_id = ${endpointId} and seq = any (array(
      select seq
      from webhook_delivery
      where dossier_id = ${dossier} and endpoint_id = ${endpointId} and state = 'due' and next_attempt_at <= now()
      order by next_attempt_at, seq
      limit ${limit}
      for update skip locked
    ))
    returning seq, event_id as "eventId", classified_seq as "classifiedSeq", attempts`.execute(db)
  return rows.map((row) => ({ dossier, ...row })).sort((a, b) => a.seq - b.seq)
}

/** What came of a delivery in this attempt; `waitMs` from now until it is due again. `answer` in base64. */
export type Outcome = {
  seq: number
  attempt: number
  state: 'due' | 'delivered' | 'failed'
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
        seq bigint, attempt integer, state text, "waitMs" double precision, at timestamptz, "durationMs" integer,
        status integer, "errorStage" text, error text, answer text
      )
    ), moved as (
      update webhook_delivery as delivery
      set state = outcome.state,
          attempts = outcome.attempt,
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
    .set({ next_attempt_at: sql`now()` })
    .where('dossier_id', '=', dossier)
    .where('endpoint_id', '=', endpointId)
    .where('seq', 'in', seqs)
    .where('state', '=', 'due')
    .execute()
}

/** Milliseconds until something is due to the endpoint, 0 where it is by now; undefined where nothing is. */
export async function nextDueIn(db: Kysely<DB>, endpointId: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('webhook_delivery')
    .select(sql<number>`greatest(0, extract(epoch from next_attempt_at - now()) * 1000)::float8`.as('ms'))
    .where('endpoint_id', '=', endpointId)
    .where('state', '=', 'due')
    .orderBy('next_attempt_at')
    .limit(1)
    .executeTakeFirst()
  return row?.ms
}

/** Enabled endpoints to which something is due by now. */
export async function listEndpointsWithDue(db: Kysely<DB>): Promise<string[]> {
  const rows = await db
    .selectFrom('webhook_endpoint as endpoint')
    .select('endpoint.endpoint_id')
    .where('endpoint.disabled_at', 'is', null)
    .where((where) =>
      where.exists(
        where
          .selectFrom('webhook_delivery as delivery')
          .select('delivery.seq')
          .whereRef('delivery.endpoint_id', '=', 'endpoint.endpoint_id')
          .where('delivery.state', '=', 'due')
          .where('delivery.next_attempt_at', '<=', sql<Date>`now()`),
      ),
    )
    .execute()
  return rows.map(({ endpoint_id }) => endpoint_id)
}
