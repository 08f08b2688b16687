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
  const { rows } = await sql<{ row: Contribution }>`select claim."row"
    from unnest(${[...key.claimIds]}::text[]) as asked (id)
    join view_sticking_points as claim
      on claim.key >= 'contribution/' || asked.id || '/' and claim.key < 'contribution/' || asked.id || '0'
    where ${held(stickingPointsView, 'claim', key)}`.execute(db)
  return rows.map(({ row }) => row)
}

/** The claims of these documents that take a position, dead ones included. In no order. */
export async function findClaimsOfDocuments(
  db: Kysely<DB>,
  key: AsOf & { documentIds: readonly string[] },
): Promise<string[]> {
  if (key.documentIds.length === 0) return []
  const { rows } = await sql<{ key: string }>`select filed.key
    from unnest(${[...key.documentIds]}::text[]) as asked (id)
    join view_sticking_points as filed
      on filed.key >= 'filed/' || asked.id || '/' and filed.key < 'filed/' || asked.id || '0'
    where ${held(stickingPointsView, 'filed', key)}`.execute(db)
  return rows.map(({ key }) => key.slice(key.lastIndexOf('/') + 1))
}
