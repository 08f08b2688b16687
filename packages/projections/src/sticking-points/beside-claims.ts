import type { DB } from '@onrecord/database'
import type { Contribution } from '@onrecord/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { boundsOf } from './bounds.ts'
import { frameworkColumn, isCounted, type Selection, speakersOf } from './selection.ts'

type Place = 'within' | 'voice'

/** A holder beside the table: a configured one (or several), or (empty) the one unnamed claim that `claim` is. */
export type BesideHolder = { issue: string; place: Place; party: string; holder: string; claim: string }

/** Those who spoke last beside the table, on each issue, and how many there are in each place. */
export type Beside = { holders: BesideHolder[]; totals: Map<string, Record<Place, number>> }

type Listed = BesideHolder & { said: string; total: number }

/**
 * Who spoke last within the parties and among the voices, so many on each issue and place. Configured holders are found by
 * skipping from one to the next; an unnamed claimant is a holder of its own, the last of them are read and the rest counted.
 * Who asks for none gets no totals either.
 */
export async function findHoldersBeside(db: Kysely<DB>, selection: Selection & { holders: number }): Promise<Beside> {
  const { issues, sides, holders } = selection
  if (holders === 0) return { holders: [], totals: new Map() }
  const framework = frameworkColumn(selection.framework)
  const next = (from: RawBuilder<unknown>) => sql`select claim.holder, claim.party
      from view_sticking_points as claim
      where claim.dossier_id = ${selection.dossier}
        and claim.build = (
          select build from view_build where dossier_id = ${selection.dossier} and view = 'sticking-points'
        )
        and claim.framework = ${framework}
        and ${from}
      order by claim.holder, claim.party
      limit 1`
  const placeOf = (actor: RawBuilder<string>) => sql<Place | null>`case
      when cell.party <> all(${[...sides.takesPart]}::text[]) then 'voice'
      when ${actor} <> all(${speakersOf(sides)}::text[]) then 'within'
    end`
  const ofCell = sql`claim.issue = cell.issue
    and claim.framework = ${framework}
    and claim.party = cell.party
    and claim.holder = cell.holder
    and claim.said <> ''
    and ${isCounted('claim', selection)}`
  const unnamed = sql`cell.holder = '' and claim.party = cell.party and ${ofCell}`
  const { rows } = await sql<Listed>`with recursive cell as (
      select asked.issue, first.holder, first.party
      from unnest(${[...issues]}::text[]) as asked (issue)
      cross join lateral (${next(sql`claim.issue = asked.issue`)}) as first
      union all
      select cell.issue, following.holder, following.party
      from cell
      cross join lateral (
        ${next(sql`claim.issue = cell.issue and (claim.holder, claim.party) > (cell.holder, cell.party)`)}
      ) as following
    ),
    listed as (
      select cell.issue, ${placeOf(sql`split_part(cell.holder, '+', 1)`)} as place, cell.party, cell.holder,
        last.said, last.claim
      from cell
      cross join lateral (
        select claim.said, claim.claim
        from view_sticking_points as claim
        where ${ofCell}
        order by claim.said desc, claim.claim desc
        limit 1
      ) as last
      where cell.holder <> '' and ${placeOf(sql`split_part(cell.holder, '+', 1)`)} is not null
      union all
      select cell.issue, last.place, cell.party, '', last.said, last.claim
      from cell
      cross join lateral (
        select claim.said, claim.claim, ${placeOf(sql`claim.actor`)} as place
        from view_sticking_points as claim
        where ${unnamed} and ${placeOf(sql`claim.actor`)} is not null
        order by claim.said desc, claim.claim desc
        limit ${holders}
      ) as last
      where cell.holder = ''
    ),
    counted as (
      select listed.issue, listed.place, count(*) as total
      from listed
      where listed.holder <> ''
      group by listed.issue, listed.place
      union all
      select cell.issue, unnamed.place, unnamed.total
      from cell
      cross join lateral (
        select ${placeOf(sql`claim.actor`)} as place, count(*) as total
        from view_sticking_points as claim
        where ${unnamed}
        group by 1
      ) as unnamed
      where cell.holder = '' and unnamed.place is not null
    ),
    totals as materialized (
      select counted.issue, counted.place, sum(counted.total)::integer as total
      from counted
      group by counted.issue, counted.place
    ),
    ranked as (
      select listed.*, row_number() over (
          partition by listed.issue, listed.place
          order by listed.said desc, listed.claim desc
        ) as rank
      from listed
    )
    select ranked.issue, ranked.place, ranked.party, ranked.holder, ranked.claim, totals.total
    from ranked
    join totals on totals.issue = ranked.issue and totals.place = ranked.place
    where ranked.rank <= ${holders}`.execute(db)
  const totals = new Map<string, Record<Place, number>>()
  for (const { issue, place, total } of rows) {
    const before = totals.get(issue) ?? { within: 0, voice: 0 }
    totals.set(issue, { ...before, [place]: total })
  }
  return { holders: rows, totals }
}

/** The claims that may still stand of each configured holder, with some that do not; see {@link findHoldersBeside}. */
export async function findClaimsBeside(
  db: Kysely<DB>,
  selection: Selection & { beside: readonly BesideHolder[] },
): Promise<Contribution[]> {
  const configured = selection.beside.filter(({ holder }) => holder !== '')
  if (configured.length === 0) return []
  const column = (name: 'issue' | 'party' | 'holder') => configured.map((holder) => holder[name])
  const { rows } = await sql<{ row: Contribution }>`with cell as materialized (
      select asked.*, bound.own, bound.told
      from unnest(${column('issue')}::text[], ${column('party')}::text[], ${column('holder')}::text[])
        as asked (issue, party, holder)
      cross join lateral (${boundsOf(selection, ofHolder(selection))}) as bound
    )
    select claim."row"
    from cell as asked
    join view_sticking_points as claim on ${ofHolder(selection)} and claim.said >= least(asked.own, asked.told)
    where claim.latest >= case when claim.relayed then asked.told else asked.own end
    union all
    select claim."row"
    from cell as asked
    join view_sticking_points as claim
      on ${ofHolder(selection)}
      and claim.open
      and claim.said < least(asked.own, asked.told)
      and claim.latest >= least(asked.own, asked.told)
    where claim.latest >= case when claim.relayed then asked.told else asked.own end`.execute(db)
  return rows.map(({ row }) => row)
}

function ofHolder(selection: Selection): RawBuilder<boolean> {
  return sql`claim.issue = asked.issue
    and claim.framework = ${frameworkColumn(selection.framework)}
    and claim.party = asked.party
    and claim.holder = asked.holder
    and claim.said <> ''
    and ${isCounted('claim', selection)}`
}
