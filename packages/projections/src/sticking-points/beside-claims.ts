import { type DB, keptPlan } from '@onrecord/database'
import type { Contribution } from '@onrecord/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { boundsOf } from './bounds.ts'
import { frameworkColumn, isAlone, isCounted, type Selection, speakersOf } from './selection.ts'

type Place = 'within' | 'voice'

/** Either how many holders there are in a place, or a claim of one that is listed. */
type Beside =
  | { issue: string; place: Place; total: number; row: null }
  | { issue: string; place: Place; total: null; row: Contribution }

/**
 * What those who spoke last within the parties and among the voices may hold, so many on each issue and place, with claims
 * that no longer stand; and how many holders there are in each place. Who asks for no holders gets no totals either.
 *
 * Holders are found by skipping from the last claim of one to that of the next; an unnamed claimant is a holder of its own,
 * the last of them are read and the rest counted. Most of those listed said their last word once and in their own words:
 * it then bounds what stands of them.
 */
export async function readBeside(
  db: Kysely<DB>,
  selection: Selection & { holders: number; voices: number },
): Promise<{ claims: Contribution[]; totals: Map<string, Record<Place, number>> }> {
  const { issues, sides, holders, voices } = selection
  if (holders === 0 && voices === 0) return { claims: [], totals: new Map() }
  const before = (end: RawBuilder<unknown>, start: RawBuilder<unknown>) => sql`
        select claim.spoken, claim.said, claim.claim, claim.earliest, claim.relayed
        from view_sticking_points as claim
        where claim.spoken >= ${start} and claim.spoken < ${end} and ${isDated(selection)}
        order by claim.spoken desc, claim.said desc, claim.claim desc
        limit 1`
  const isVoice = sql`holder.party <> all(${[...sides.takesPart]}::text[])`
  const isBeside = (actor: RawBuilder<string>) => sql`(${isVoice} or ${actor} not in (select speaker from speaker))`
  const isOfHolder = sql`claim.spoken = holder.spoken and ${isDated(selection)}`
  const isOfUnnamed = sql`${isOfHolder} and ${isBeside(sql`claim.actor`)}`
  const { rows } = await sql<Beside>`${keptPlan}with recursive speaker as materialized (
      select speaker from unnest(${speakersOf(sides)}::text[]) as known (speaker)
    ),
    cell as (
      select asked.issue, asked.start, last.*
      from unnest(${[...issues]}::text[], ${startsOf(selection)}::text[], ${endsOf(selection)}::text[])
        as asked (issue, start, "end")
      cross join lateral (${before(sql`asked."end"`, sql`asked.start`)}
      ) as last
      union all
      select cell.issue, cell.start, last.*
      from cell
      cross join lateral (${before(sql`cell.spoken`, sql`cell.start`)}
      ) as last
    ),
    holder as materialized (
      select holder.*, case when ${isVoice} then 'voice' else 'within' end as place
      from (
        select cell.*, split_part(cell.spoken, '/', 3) as holder, split_part(cell.spoken, '/', 4) as party
        from cell
      ) as holder
    ),
    listed as materialized (
      select holder.*
      from holder
      where holder.holder <> '' and ${isBeside(sql`split_part(holder.holder, '+', 1)`)}
      union all
      select holder.issue, holder.start, holder.spoken, last.said, last.claim, null, null, '', holder.party, holder.place
      from holder
      cross join lateral (
        select claim.said, claim.claim
        from view_sticking_points as claim
        where ${isOfUnnamed}
        order by claim.said desc, claim.claim desc
        limit ${Math.max(holders, voices)}
      ) as last
      where holder.holder = ''
    ),
    counted as (
      select listed.issue, listed.place, count(*) as total
      from listed
      where listed.holder <> ''
      group by listed.issue, listed.place
      union all
      -- Counted by the thousand: what is asked of the holder is not asked of each claim again.
      select holder.issue, holder.place, case
          when ${isVoice} then (select count(*) from view_sticking_points as claim where ${isOfHolder})
          else (select count(*) from view_sticking_points as claim where ${isOfUnnamed})
        end
      from holder
      where holder.holder = ''
    ),
    ranked as (
      select listed.*, row_number() over (
          partition by listed.issue, listed.place
          order by listed.said desc, listed.claim desc
        ) as rank
      from listed
    ),
    shown as materialized (
      select ranked.*, ranked.holder <> '' and not ranked.relayed and ${isAlone('ranked', selection)} as bounds
      from ranked
      where ranked.rank <= case ranked.place when 'voice' then ${voices}::integer else ${holders}::integer end
    ),
    bounded as materialized (
      select shown.*, coalesce(shown.earliest, '') as own, coalesce(shown.earliest, '') as told
      from shown
      where shown.bounds
      union all
      select shown.*, bound.own, bound.told
      from shown
      cross join lateral (${boundsOf(selection, sql`claim.spoken = shown.spoken and ${isDated(selection)}`)}) as bound
      where not shown.bounds and shown.holder <> ''
    )
    select counted.issue, counted.place, sum(counted.total)::integer as total, null as "row"
    from counted
    group by counted.issue, counted.place
    union all
    select bounded.issue, bounded.place, null, stands."row"
    from bounded
    cross join lateral (
      select claim."row"
      from view_sticking_points as claim
      where claim.spoken = bounded.spoken
        and claim.said >= least(bounded.own, bounded.told)
        and ${mayStand(selection)}
      union all
      select claim."row"
      from view_sticking_points as claim
      where claim.issue = bounded.issue
        and claim.framework = ${frameworkColumn(selection.framework)}
        and claim.party = bounded.party
        and claim.spoken = bounded.spoken
        and claim.open
        and claim.said < least(bounded.own, bounded.told)
        and claim.latest >= least(bounded.own, bounded.told)
        and ${mayStand(selection)}
      offset 0
    ) as stands
    union all
    select shown.issue, shown.place, null, unnamed."row"
    from shown
    cross join lateral (
      select claim."row"
      from view_sticking_points as claim
      where claim.key = 'contribution/' || shown.claim || '/' || shown.issue and ${isCounted('claim', selection)}
      offset 0
    ) as unnamed
    where shown.holder = ''`.execute(db)
  const totals = new Map<string, Record<Place, number>>()
  for (const { issue, place, total } of rows) {
    if (total !== null) totals.set(issue, { within: 0, voice: 0, ...totals.get(issue), [place]: total })
  }
  return { claims: rows.flatMap(({ row }) => row ?? []), totals }
}

/** What `spoken` begins with on each issue, and the least text after all of these: '0' follows '/' in the order of bytes. */
const startsOf = ({ issues, framework }: Selection) => issues.map((issue) => `${frameworkColumn(framework)}/${issue}/`)
const endsOf = ({ issues, framework }: Selection) => issues.map((issue) => `${frameworkColumn(framework)}/${issue}0`)

function isDated(selection: Selection): RawBuilder<boolean> {
  return sql`claim.issue is not null and claim.said <> '' and ${isCounted('claim', selection)}`
}

function mayStand(selection: Selection): RawBuilder<boolean> {
  return sql`claim.latest >= case when claim.relayed then bounded.told else bounded.own end and ${isDated(selection)}`
}
