import type { DB } from '@onrecord/database'
import type { ClaimKind, Stance } from '@onrecord/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { saidBy } from '../said-by.ts'
import { actorsView } from './fold.ts'
import type { Taken } from './rows.ts'

/** What is asked of actors: claims below `minimumConfidence` are hidden and counted, `on`: those said by that day alone. */
export type ActorsQuery = AsOf & { minimumConfidence?: number | undefined; on?: string | undefined }

/** How often an actor has spoken. `lastSaid`: the greatest sort key of said-on, empty where no claim is dated. */
export type Speaking = { claims: Record<ClaimKind, number>; hidden: number; lastSaid: string }

/** What an actor's claim said last on an issue says of it. */
export type LastStance = { issue: string; stance: Stance; framework: string | null; claimId: string; said: string }

const SILENT: Speaking = { claims: { statement: 0, demand: 0, deadline: 0 }, hidden: 0, lastSaid: '' }

/** Counts of live claims by actor; actors without a claim are left out. */
export async function countSpeaking(
  db: Kysely<DB>,
  query: ActorsQuery & { actors: readonly string[] },
): Promise<Map<string, Speaking>> {
  if (query.actors.length === 0) return new Map()
  const isShown = sql`spoken.confidence >= ${query.minimumConfidence ?? 0}`
  const { rows } = await sql<{
    actor: string
    kind: ClaimKind
    shown: number
    hidden: number
    last: string | null
  }>`select spoken.actor, spoken.kind,
      count(*) filter (where ${isShown}) as shown,
      count(*) filter (where not ${isShown}) as hidden,
      max(spoken.said) filter (where ${isShown}) as last
    from view_actors as spoken
    where ${held(actorsView, 'spoken', query)}
      and spoken.kind is not null
      and spoken.actor = any(${[...query.actors]}::text[])
      ${query.on === undefined ? sql`` : sql`and ${saidBy('spoken.said', query.on)}`}
    group by spoken.actor, spoken.kind`.execute(db)
  const speaking = new Map<string, Speaking>()
  for (const { actor, kind, shown, hidden, last } of rows) {
    const { claims, ...before } = speaking.get(actor) ?? SILENT
    speaking.set(actor, {
      claims: { ...claims, [kind]: shown },
      hidden: before.hidden + hidden,
      lastSaid: last !== null && last > before.lastSaid ? last : before.lastSaid,
    })
  }
  return speaking
}

/**
 * What each actor's last-said claim on each issue says, by issue. Goes from pair to pair of actor and issue through the
 * index, so that it costs as much as it returns and not as much as was said.
 */
export async function findLastStances(
  db: Kysely<DB>,
  query: ActorsQuery & { actors: readonly string[] },
): Promise<Map<string, LastStance[]>> {
  if (query.actors.length === 0) return new Map()
  const next = (actor: RawBuilder<unknown>, after: RawBuilder<unknown>) => sql`select taken.issue, taken."row"
        from view_actors as taken
        where ${held(actorsView, 'taken', query)}
          and taken.actor = ${actor}
          and taken.issue > ${after}
          and taken.confidence >= ${query.minimumConfidence ?? 0}
          ${query.on === undefined ? sql`` : sql`and ${saidBy('taken.said', query.on)}`}
        order by taken.issue, taken.said desc, taken.claim desc
        limit 1`
  const { rows } = await sql<{ row: Taken }>`with recursive last (actor, issue, "row") as (
      select asked.actor, first.issue, first."row"
      from unnest(${[...query.actors]}::text[]) as asked (actor)
      cross join lateral (${next(sql`asked.actor`, sql`''`)}) as first
      union all
      select last.actor, following.issue, following."row"
      from last
      cross join lateral (${next(sql`last.actor`, sql`last.issue`)}) as following
    )
    select "row" from last`.execute(db)
  const stances = Map.groupBy(rows, ({ row }) => row.actor)
  return new Map(
    [...stances].map(([actor, taken]) => [
      actor,
      taken.map(({ row: { issue, stance, framework, claim, said } }) => ({
        issue,
        stance,
        framework,
        said,
        claimId: claim,
      })),
    ]),
  )
}
