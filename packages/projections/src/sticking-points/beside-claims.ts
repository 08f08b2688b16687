import { type DB, keptPlan } from '@onrecord/database'
import type { Contribution } from '@onrecord/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { boundsOf } from './bounds.ts'
import { findContributions } from './claims-by-key.ts'
import { frameworkColumn, isCounted, type Selection, speakersOf } from './selection.ts'

type Place = 'within' | 'voice'

/** A holder beside the table: a configured one (or several), or (empty) the one unnamed claim that `claim` is. */
type BesideHolder = { issue: string; place: Place; party: string; holder: string; claim: string }

/** Those who spoke last beside the table, on each issue, and how many there are in each place. */
type Beside = { holders: BesideHolder[]; totals: Map<string, Record<Place, number>> }

/** How many holders are listed within parties, and how many voices. */
type BesideSelection = Selection & { holders: number; voices: number }

type Listed = BesideHolder & { said: string; total: number }

/**
 * What those who spoke last within the parties and among the voices may hold, so many on each issue and place, with claims
 * that no longer stand; and how many holders there are in each place.
 */
export async function readBeside(
  db: Kysely<DB>,
  selection: BesideSelection,
): Promise<{ claims: Contribution[]; totals: Beside['totals'] }> {
  const { holders, totals } = await findHoldersBeside(db, selection)
  const unnamed = holders.filter(({ holder }) => holder === '')
  const claims = await Promise.all([
    findClaimsBeside(db, { ...selection, beside: holders }),
    findContributions(
      db,
      selection,
      unnamed.map(({ claim, issue }) => ({ claimId: claim, issue })),
    ),
  ])
  return { claims: claims.flat(), totals }
}

/**
 * Who spoke last within the parties and among the voices, so many on each issue and place. Configured holders are found by
 * skipping from the last claim of one to that of the next; an unnamed claimant is a holder of its own, the last of them are
 * read and the rest counted. Who asks for none gets no totals either.
 */
async function findHoldersBeside(db: Kysely<DB>, selection: BesideSelection): Promise<Beside> {
  const { issues, sides, holders, voices } = selection
  if (holders === 0 && voices === 0) return { holders: [], totals: new Map() }
  const isDated = sql`claim.framework = ${frameworkColumn(selection.framework)}
    and claim.said <> ''
    and ${isCounted('claim', selection)}`
  const isVoice = sql`cell.party <> all(${[...sides.takesPart]}::text[])`
  const isBeside = (actor: RawBuilder<string>) => sql`(${isVoice} or ${actor} <> all(${speakersOf(sides)}::text[]))`
  const place = sql<Place>`case when ${isVoice} then 'voice' else 'within' end`
  const last = (from: RawBuilder<unknown>) => sql`select claim.holder, claim.party, claim.said, claim.claim
      from view_sticking_points as claim
      where ${isDated} and claim.holder > '' and ${from}
      order by claim.holder desc, claim.party desc, claim.said desc, claim.claim desc
      limit 1`
  const unnamed = (from: RawBuilder<unknown>) => sql`select claim.party
      from view_sticking_points as claim
      where ${isDated} and claim.holder = '' and ${from}
      order by claim.party desc
      limit 1`
  const isOfCell = sql`claim.issue = cell.issue and claim.holder = '' and claim.party = cell.party and ${isDated}`
  const { rows } = await sql<Listed>`${keptPlan}with recursive named as (
      select asked.issue, last.*
      from unnest(${[...issues]}::text[]) as asked (issue)
      cross join lateral (${last(sql`claim.issue = asked.issue`)}) as last
      union all
      select named.issue, last.*
      from named
      cross join lateral (
        ${last(sql`claim.issue = named.issue and (claim.holder, claim.party) < (named.holder, named.party)`)}
      ) as last
    ),
    unnamed as (
      select asked.issue, last.party
      from unnest(${[...issues]}::text[]) as asked (issue)
      cross join lateral (${unnamed(sql`claim.issue = asked.issue`)}) as last
      union all
      select unnamed.issue, last.party
      from unnamed
      cross join lateral (
        ${unnamed(sql`claim.issue = unnamed.issue and claim.party < unnamed.party`)}
      ) as last
    ),
    listed as materialized (
      select cell.issue, ${place} as place, cell.party, cell.holder, cell.said, cell.claim
      from named as cell
      where ${isBeside(sql`split_part(cell.holder, '+', 1)`)}
      union all
      select cell.issue, ${place}, cell.party, '', last.said, last.claim
      from unnamed as cell
      cross join lateral (
        select claim.said, claim.claim
        from view_sticking_points as claim
        where ${isOfCell} and ${isBeside(sql`claim.actor`)}
        order by claim.said desc, claim.claim desc
        limit ${Math.max(holders, voices)}
      ) as last
    ),
    counted as (
      select listed.issue, listed.place, count(*) as total
      from listed
      where listed.holder <> ''
      group by listed.issue, listed.place
      union all
      select cell.issue, ${place}, (
          select count(*)
          from view_sticking_points as claim
          where ${isOfCell} and ${isBeside(sql`claim.actor`)}
        )
      from unnamed as cell
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
    where ranked.rank <= case ranked.place when 'voice' then ${voices}::integer else ${holders}::integer end`.execute(
    db,
  )
  const totals = new Map<string, Record<Place, number>>()
  for (const { issue, place, total } of rows) {
    const before = totals.get(issue) ?? { within: 0, voice: 0 }
    totals.set(issue, { ...before, [place]: total })
  }
  return { holders: rows, totals }
}

/** The claims that may still stand of each configured holder, with some that do not; see {@link findHoldersBeside}. */
async function findClaimsBeside(
  db: Kysely<DB>,
  selection: Selection & { beside: readonly BesideHolder[] },
): Promise<Contribution[]> {
  const configured = selection.beside.filter(({ holder }) => holder !== '')
  if (configured.length === 0) return []
  const column = (name: 'issue' | 'party' | 'holder') => configured.map((holder) => holder[name])
  const mayStand = sql`claim.latest >= case when claim.relayed then asked.told else asked.own end`
  const { rows } = await sql<{ row: Contribution }>`${keptPlan}with cell as materialized (
      select asked.*, bound.own, bound.told
      from unnest(${column('issue')}::text[], ${column('party')}::text[], ${column('holder')}::text[])
        as asked (issue, party, holder)
      cross join lateral (${boundsOf(selection, ofHolder(selection))}) as bound
    )
    select stands."row"
    from cell as asked
    cross join lateral (
      select claim."row"
      from view_sticking_points as claim
      where ${ofHolder(selection)} and claim.said >= least(asked.own, asked.told) and ${mayStand}
      union all
      select claim."row"
      from view_sticking_points as claim
      where ${ofHolder(selection)}
        and claim.open
        and claim.said < least(asked.own, asked.told)
        and claim.latest >= least(asked.own, asked.told)
        and ${mayStand}
      offset 0
    ) as stands`.execute(db)
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
