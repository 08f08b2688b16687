import { type DB, keptPlan } from '@onrecord/database'
import {
  type Contribution,
  foldRestatements,
  lastReplaced,
  placeOf,
  restatementGroups,
  type Sides,
  saidByDay,
  standing,
} from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import type { PointsRead } from '../sticking-points/read-points.ts'
import { findRestated } from '../sticking-points/restated.ts'
import { frameworkColumn, isAlone, isCounted, type Selection, speakersOf } from '../sticking-points/selection.ts'

/** A party on one issue, with the days before which nothing of it stands: of its own claims, and of all. */
type Cell = { issue: string; party: string; own: string; told: string }

/** Each party's last word on an issue that no longer stands, by `issue party`: what its position has replaced. */
export async function findReplaced(
  db: Kysely<DB>,
  { question, facts }: Pick<PointsRead, 'question' | 'facts'>,
  issues: ReadonlySet<string>,
): Promise<Map<string, Contribution>> {
  const group = restatementGroups(facts.links)
  const own = spoken(facts.claims, question).filter(({ issue }) => issues.has(issue))
  const cells = Array.from(Map.groupBy(own, sideOf).values(), (claims) => cellOf(foldRestatements(claims, group).heads))
  const fallen = await findFallen(db, question, cells)
  const restated = await findRestated(db, question, fallen)
  const all = restatementGroups([...facts.links, ...restated.links])
  const known = Map.groupBy(onceEach([...own, ...fallen, ...spoken(restated.claims, question)]), sideOf)
  return new Map(
    [...known].flatMap(([side, claims]): [string, Contribution][] => {
      const before = lastReplaced(foldRestatements(claims, all).heads)
      return before === undefined ? [] : [[side, before]]
    }),
  )
}

/** Claims that have fallen, from the last of them that surely restates nothing on: what repeats another may be no word of its own. */
async function findFallen(db: Kysely<DB>, selection: Selection, cells: readonly Cell[]): Promise<Contribution[]> {
  if (cells.length === 0) return []
  const column = (name: 'issue' | 'party' | 'own' | 'told') => cells.map((cell) => cell[name])
  const isFallen = sql`claim.issue = cell.issue
        and claim.framework = ${frameworkColumn(selection.framework)}
        and claim.party = cell.party
        and claim.actor = any(${speakersOf(selection.sides)}::text[])
        and claim.said <> ''
        and claim.said < greatest(cell.own, cell.told)
        and claim.latest < case when claim.relayed then cell.told else cell.own end
        and ${isCounted('claim', selection)}`
  // The bound is found once a cell: joined freely, the planner may look for it beside every claim that has fallen.
  const { rows } = await sql<{ row: Contribution }>`${keptPlan}with bounded as materialized (
      select cell.*, coalesce(alone.said, '') as from_said, coalesce(alone.claim, '') as from_claim
      from unnest(
        ${column('issue')}::text[], ${column('party')}::text[], ${column('own')}::text[], ${column('told')}::text[]
      ) as cell (issue, party, own, told)
      left join lateral (
        select claim.said, claim.claim
        from view_sticking_points as claim
        where ${isFallen} and ${isAlone('claim', selection)}
        order by claim.said desc, claim.claim desc
        limit 1
      ) as alone on true
    )
    select fallen."row"
    from bounded as cell
    cross join lateral (
      select claim."row"
      from view_sticking_points as claim
      where ${isFallen} and (claim.said, claim.claim) >= (cell.from_said, cell.from_claim)
      offset 0
    ) as fallen`.execute(db)
  return rows.map(({ row }) => row)
}

function cellOf(heads: readonly Contribution[]): Cell {
  const stands = standing(heads)
  const { issue = '', party = null } = heads[0] ?? {}
  const own = greatestEarliest(stands.filter(({ relayed }) => !relayed))
  return { issue, party: party ?? '', own, told: greatestEarliest(stands) }
}

function spoken(
  claims: readonly Contribution[],
  { framework, on, sides }: { framework: string | null; on?: string | undefined; sides: Sides },
): Contribution[] {
  const here = claims.filter((claim) => claim.framework === framework && placeOf(claim, sides) === 'position')
  return saidByDay(here, on)
}

const sideOf = ({ issue, party }: Contribution): string => `${issue} ${party}`

const onceEach = (claims: readonly Contribution[]): Contribution[] => [
  ...new Map(claims.map((claim) => [`${claim.claimId} ${claim.issue}`, claim])).values(),
]

function greatestEarliest(claims: readonly Contribution[]): string {
  return claims.reduce((greatest, { said: { earliest } }) => {
    return earliest !== null && earliest > greatest ? earliest : greatest
  }, '')
}
