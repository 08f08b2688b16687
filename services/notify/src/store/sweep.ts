import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'

/** Attempts that one statement deletes. */
const PAGE = 1000

/**
 * Deletes the attempts at an endpoint from before `cutoff`, and those beyond the latest `most`, with the deliveries that are
 * over and have no attempt left. Returns how many attempts that were.
 */
export async function sweepAttempts(
  db: Kysely<DB>,
  { endpointId, cutoff, most }: { endpointId: string; cutoff: Date; most: number },
): Promise<number> {
  const { rows } = await sql<{ at: Date }>`
    select at
    from webhook_attempt
    where endpoint_id = ${endpointId}
    order by at desc
    offset ${most}
    limit 1`.execute(db)
  const upTo = rows[0] !== undefined && rows[0].at > cutoff ? rows[0].at : cutoff
  let count = 0
  for (;;) {
    const swept = await sweepPage(db, endpointId, upTo)
    count += swept
    if (swept < PAGE) return count
  }
}

async function sweepPage(db: Kysely<DB>, endpointId: string, upTo: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    with old as (
      select dossier_id, seq, attempt
      from webhook_attempt
      where endpoint_id = ${endpointId} and at <= ${upTo}
      order by at
      limit ${PAGE}
    ), deleted as (
      delete from webhook_attempt as attempt
      using old
      where attempt.dossier_id = old.dossier_id and attempt.endpoint_id = ${endpointId}
        and attempt.seq = old.seq and attempt.attempt = old.attempt
      returning attempt.dossier_id, attempt.seq, attempt.attempt
    ), over as (
      delete from webhook_delivery as delivery
      using (select distinct dossier_id, seq from deleted) as last
      where delivery.dossier_id = last.dossier_id and delivery.endpoint_id = ${endpointId}
        and delivery.seq = last.seq and delivery.state in ('delivered', 'failed')
        and not exists (
          select
          from webhook_attempt as kept
          where kept.dossier_id = last.dossier_id and kept.endpoint_id = ${endpointId} and kept.seq = last.seq
            and kept.at > ${upTo}
        )
    )
    select count(*)::integer as count from deleted`.execute(db)
  return rows[0]?.count ?? 0
}

/** Every endpoint there is. */
export async function listEndpointIds(db: Kysely<DB>): Promise<string[]> {
  const rows = await db.selectFrom('webhook_endpoint').select('endpoint_id').execute()
  return rows.map(({ endpoint_id }) => endpoint_id)
}
