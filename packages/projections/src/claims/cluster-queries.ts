import type { DB } from '@onrecord/database'
import { restatementGroups } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { claimsView } from './fold.ts'
import { findLinks } from './links.ts'

/**
 * The claims that tell the same thing. `id` is the one said first; `members` holds all live ones, earliest said first, and
 * `mentions` their number. `sources` counts named sources of those that do not merely restate another.
 */
export type Cluster = { id: string; members: string[]; mentions: number; sources: number }

type MemberRow = { cluster: string; claim: string; source: string | null }

/** The cluster of each claim; a claim alone is one of itself and left out here. */
export async function findClusters(
  db: Kysely<DB>,
  key: AsOf & { claimIds: readonly string[] },
): Promise<Map<string, Cluster>> {
  if (key.claimIds.length === 0) return new Map()
  const { rows } =
    await sql<MemberRow>`select own.cluster, member.claim, member."row" -> 'document' ->> 'source' as source
    from (
      select distinct own."row" ->> 'cluster' as cluster
      from view_claims as own
      where ${held(claimsView, 'own', key)}
        and own.key = any(${key.claimIds.map((id) => `member/${id}`)}::text[])
    ) as own
    join view_claims as fellow
      on fellow.key >= 'cluster/' || own.cluster || '/'
      and fellow.key < 'cluster/' || own.cluster || '0'
      and ${held(claimsView, 'fellow', key)}
    join view_claims as member
      on member.key = 'claim/' || split_part(fellow.key, '/', 3)
      and ${held(claimsView, 'member', key)}
    where (member."row" -> 'listed' ->> 'live')::boolean
    order by own.cluster, member.said, member.claim`.execute(db)
  const claimIds = rows.map(({ claim }) => claim)
  const told = restatementGroups(await findLinks(db, { ...key, claimIds, relations: ['restates'] }))
  const clusters = new Map<string, Cluster>()
  for (const members of Map.groupBy(rows, ({ cluster }) => cluster).values()) {
    const cluster = clusterOf(members, told)
    for (const claimId of cluster?.members ?? []) if (cluster !== undefined) clusters.set(claimId, cluster)
  }
  return clusters
}

function clusterOf(rows: readonly MemberRow[], told: (claimId: string) => string): Cluster | undefined {
  const [first] = rows
  if (first === undefined) return undefined
  // Rows come earliest said first, so the first of each group is the one that the others restate.
  const firsts = new Map<string, MemberRow>()
  for (const row of rows) if (!firsts.has(told(row.claim))) firsts.set(told(row.claim), row)
  const sources = new Set(Array.from(firsts.values(), ({ source }) => source).filter((source) => source !== null))
  const members = rows.map(({ claim }) => claim)
  return { id: first.claim, members, mentions: members.length, sources: sources.size }
}
