import type { DB } from '@onrecord/database'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { stickingPointsView } from './fold.ts'
import { frameworkColumn } from './selection.ts'

/** Those of the frameworks (null: none) in which any claim takes a position, however unsure, in the order given. */
export async function findSpokenFrameworks(
  db: Kysely<DB>,
  asked: AsOf & { frameworks: readonly (string | null)[] },
): Promise<(string | null)[]> {
  const { rows } = await sql<{ framework: string }>`select asked.framework
    from unnest(${asked.frameworks.map(frameworkColumn)}::text[]) as asked (framework)
    where exists (
      select from view_sticking_points as claim
      where claim.issue is not null
        and claim.framework = asked.framework
        and ${held(stickingPointsView, 'claim', asked)}
      offset 0
    )`.execute(db)
  const spoken = new Set(rows.map(({ framework }) => framework))
  return asked.frameworks.filter((framework) => spoken.has(frameworkColumn(framework)))
}
