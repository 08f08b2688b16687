import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'

/** How far a reader of the log is behind it, over all dossiers: events that it has not handled, and the age of the oldest, s. */
export type Behind = { consumer: string; events: number; seconds: number }

/** Events of the dossier in which a view is furthest behind. */
export type ViewBehind = { view: string; events: number }

/** What is due and not done: how many, and for how long the oldest has been, s. */
export type Waiting = { work: string; count: number; seconds: number }

/** Requests to webhooks of the last five minutes; `outcome` is `delivered`, or the stage at which one failed. */
export type Attempts = { outcome: string; count: number }

/** What PostgreSQL knows of the work of all services; no number is of one dossier. */
export type Work = { behind: Behind[]; views: ViewBehind[]; waiting: Waiting[]; attempts: Attempts[] }

/** PostgreSQL may take so long for each of four statements, ms. */
const LIMIT_MS = 2000

/** Reads it from one snapshot. Throws where PostgreSQL does not answer in time. */
export async function readWork(db: Kysely<DB>): Promise<Work> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      await sql`select set_config('statement_timeout', ${String(LIMIT_MS)}, true)`.execute(tx)
      return {
        behind: await readBehind(tx),
        views: await readViews(tx),
        waiting: await readWaiting(tx),
        attempts: await readAttempts(tx),
      }
    })
}

async function readBehind(db: Kysely<DB>): Promise<Behind[]> {
  const { rows } = await sql<Behind>`select place.consumer, coalesce(sum(place.events), 0)::float8 as events,
      coalesce(max(extract(epoch from now() - (
        select recorded_at from event
        where place.events > 0 and event.dossier_id = place.dossier_id and event.seq = place.seq + 1
      ))), 0)::float8 as seconds
    from (
      select known.consumer, log.dossier_id, coalesce(checkpoint.seq, 0) as seq,
        greatest(log.seq - coalesce(checkpoint.seq, 0), 0) as events
      from (select distinct consumer from checkpoint) as known
      cross join log
      left join checkpoint on checkpoint.dossier_id = log.dossier_id and checkpoint.consumer = known.consumer
    ) as place
    group by place.consumer`.execute(db)
  return rows
}

async function readViews(db: Kysely<DB>): Promise<ViewBehind[]> {
  const { rows } = await sql<ViewBehind>`select build.view, max(greatest(log.seq - build.seq, 0))::float8 as events
    from view_build as build join log using (dossier_id)
    group by build.view`.execute(db)
  return rows
}

async function readWaiting(db: Kysely<DB>): Promise<Waiting[]> {
  const { rows } =
    await sql<Waiting>`select work, count, coalesce(extract(epoch from now() - since), 0)::float8 as seconds
    from (
      select 'extraction' as work, count(*)::float8 as count, min(requested_at) as since from extraction_request
      union all
      select 'reclassification', count(*), min(requested_at) from reclassification
      union all
      select 'feed', count(*), min(next_poll_at) from feed where enabled and next_poll_at <= now()
      union all
      select 'delivery', count(*), min(next_attempt_at) from webhook_delivery
        where state = 'due' and next_attempt_at <= now()
      union all
      select 'failed-delivery', count(*), min(due_since) from webhook_delivery where state in ('failed', 'blocked')
    ) as due`.execute(db)
  return rows
}

async function readAttempts(db: Kysely<DB>): Promise<Attempts[]> {
  const { rows } = await sql<Attempts>`select coalesce(attempt.error_stage, 'delivered') as outcome,
      count(*)::float8 as count
    from webhook_endpoint as endpoint
    join webhook_attempt as attempt
      on attempt.endpoint_id = endpoint.endpoint_id and attempt.at > now() - interval '5 minutes'
    group by 1`.execute(db)
  return rows
}
