import { type DB, keptPlan } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { claimsView } from './fold.ts'

/**
 * The claims themselves and all that share a cluster with one of them, dead ones included: restatements are told through
 * them too.
 */
export async function withFellows(
  db: Kysely<DB>,
  key: AsOf & { claimIds: readonly string[] },
): Promise<ReadonlySet<string>> {
  const claimIds = new Set(key.claimIds)
  if (claimIds.size === 0) return claimIds
  const { rows } = await sql<{ claim: string }>`${keptPlan}select split_part(fellow.key, '/', 3) as claim
    from (
      select distinct own."row" ->> 'cluster' as cluster
      from view_claims as own
      where ${held(claimsView, 'own', key)}
        and own.key = any(${[...claimIds].map((id) => `member/${id}`)}::text[])
    ) as joined
    cross join lateral (
      select member.key
      from view_claims as member
      where member.key >= 'cluster/' || joined.cluster || '/'
        and member.key < 'cluster/' || joined.cluster || '0'
        and ${held(claimsView, 'member', key)}
      -- Looked up cluster by cluster: joined freely, the planner may read every claim of the dossier instead.
      offset 0
    ) as fellow`.execute(db)
  for (const { claim } of rows) claimIds.add(claim)
  return claimIds
}
