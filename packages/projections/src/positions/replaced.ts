import type { DB } from '@onrecord/database'
import type { Contribution, StickingPoint } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { findContributions } from '../sticking-points/claims-by-key.ts'
import { frameworkColumn, isAlone, isCounted, type Selection, speakersOf } from '../sticking-points/selection.ts'

/** Each party's last claim on an issue that no longer stands, by `issue party`: what its position has replaced. */
export async function findReplaced(
  db: Kysely<DB>,
  selection: Selection,
  points: readonly StickingPoint[],
): Promise<Map<string, Contribution>> {
  const keys = points.flatMap(({ issue, positions }) =>
    positions.flatMap(({ claims }) => claims.map((claimId) => ({ claimId, issue }))),
  )
  const standing = await findContributions(db, selection, keys)
  const cells = [...Map.groupBy(standing, ({ issue, party }) => `${issue} ${party}`).values()].map((claims) => ({
    issue: claims[0]?.issue ?? '',
    party: claims[0]?.party ?? '',
    own: greatestEarliest(claims.filter(({ relayed }) => !relayed)),
    told: greatestEarliest(claims),
  }))
  if (cells.length === 0) return new Map()
  const column = (name: 'issue' | 'party' | 'own' | 'told') => cells.map((cell) => cell[name])
  const { rows } = await sql<{ row: Contribution }>`select last."row"
    from unnest(
      ${column('issue')}::text[], ${column('party')}::text[], ${column('own')}::text[], ${column('told')}::text[]
    ) as cell (issue, party, own, told)
    cross join lateral (
      select claim."row"
      from view_sticking_points as claim
      where claim.issue = cell.issue
        and claim.framework = ${frameworkColumn(selection.framework)}
        and claim.party = cell.party
        and claim.actor = any(${speakersOf(selection.sides)}::text[])
        and claim.said <> ''
        and claim.said < greatest(cell.own, cell.told)
        and claim.latest < case when claim.relayed then cell.told else cell.own end
        and ${isCounted('claim', selection)}
        and ${isAlone('claim', selection)}
      order by claim.said desc, claim.claim desc
      limit 1
    ) as last`.execute(db)
  return new Map(rows.map(({ row }) => [`${row.issue} ${row.party}`, row]))
}

function greatestEarliest(claims: readonly Contribution[]): string {
  return claims.reduce(
    (greatest, { said }) => ((said.earliest ?? '') > greatest ? (said.earliest ?? '') : greatest),
    '',
  )
}
