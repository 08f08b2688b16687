import type { DB } from '@onrecord/database'
import type { Contribution } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { stickingPointsView } from './fold.ts'

/** What these claims contribute to any issue; claims that are not live contribute nothing. In no order. */
export async function findContributionsOf(
  db: Kysely<DB>,
  key: AsOf & { claimIds: readonly string[] },
): Promise<Contribution[]> {
  if (key.claimIds.length === 0) return []
  // Each looked up by itself: for a join of ranges PostgreSQL may read the dossier once for every claim.
  const { rows } = await sql<{ row: Contribution }>`select own."row"
    from unnest(${[...key.claimIds]}::text[]) as asked (id)
    cross join lateral (
      select claim."row"
      from view_sticking_points as claim
      where claim.key >= 'contribution/' || asked.id || '/'
        and claim.key < 'contribution/' || asked.id || '0'
        and ${held(stickingPointsView, 'claim', key)}
      offset 0
    ) as own`.execute(db)
  return rows.map(({ row }) => row)
}

/** The claims of these documents that take a position, dead ones included. In no order. */
export async function findClaimsOfDocuments(
  db: Kysely<DB>,
  key: AsOf & { documentIds: readonly string[] },
): Promise<string[]> {
  if (key.documentIds.length === 0) return []
  const { rows } = await sql<{ key: string }>`select own.key
    from unnest(${[...key.documentIds]}::text[]) as asked (id)
    cross join lateral (
      select filed.key
      from view_sticking_points as filed
      where filed.key >= 'filed/' || asked.id || '/'
        and filed.key < 'filed/' || asked.id || '0'
        and ${held(stickingPointsView, 'filed', key)}
      offset 0
    ) as own`.execute(db)
  return rows.map(({ key }) => key.slice(key.lastIndexOf('/') + 1))
}
