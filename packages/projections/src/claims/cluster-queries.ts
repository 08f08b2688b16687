import { type DB, keptPlan } from '@onrecord/database'
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
  const labels = await findLabels(db, key)
  if (labels.length === 0) return new Map()
  const rows = await findMembers(db, key, labels)
  const claimIds = rows.map(({ claim }) => claim)
  const told = restatementGroups(await findLinks(db, { ...key, claimIds, relations: ['restates'] }))
  const clusters = new Map<string, Cluster>()
  for (const members of Map.groupBy(rows, ({ cluster }) => cluster).values()) {
    const cluster = clusterOf(members, told)
    // Where all others are dead, a claim is alone.
    if (cluster === undefined || cluster.mentions === 1) continue
    for (const claimId of cluster.members) clusters.set(claimId, cluster)
  }
  return clusters
}

/** Names of the clusters that the claims are in. Most claims are alone, so this comes before anything is joined. */
async function findLabels(db: Kysely<DB>, key: AsOf & { claimIds: readonly string[] }): Promise<string[]> {
  const { rows } = await sql<{ cluster: string }>`${keptPlan}select distinct own."row" ->> 'cluster' as cluster
    from view_claims as own
    where ${held(claimsView, 'own', key)}
      and own.key = any(${key.claimIds.map((id) => `member/${id}`)}::text[])`.execute(db)
  return rows.map(({ cluster }) => cluster)
}

async function findMembers(db: Kysely<DB>, at: AsOf, labels: readonly string[]): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`${keptPlan}select asked.cluster, member.claim, member.source
    from unnest(${[...labels]}::text[]) as asked (cluster)
    cross join lateral (
      select split_part(fellow.key, '/', 3) as claim
      from view_claims as fellow
      where fellow.key >= 'cluster/' || asked.cluster || '/'
        and fellow.key < 'cluster/' || asked.cluster || '0'
        and ${held(claimsView, 'fellow', at)}
      offset 0
    ) as fellow
    cross join lateral (
      select claim.claim, claim.said, claim.live, claim."row" -> 'document' ->> 'source' as source
      from view_claims as claim
      where claim.key = 'claim/' || fellow.claim and ${held(claimsView, 'claim', at)}
      -- Looked up claim by claim: joined freely, the planner reads every claim of the dossier instead.
      offset 0
    ) as member
    where member.live
    order by asked.cluster, member.said, member.claim`.execute(db)
  return rows
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
