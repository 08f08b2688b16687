import type { DB } from '@onrecord/database'
import type { ClaimKind } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { held } from '../as-of.ts'
import { saidBy } from '../said-by.ts'
import { actorsView } from './fold.ts'
import type { ActorsQuery } from './queries.ts'

/** Most claims of unknown claimants that are looked at, the last recorded ones: enough to see whom to configure. */
export const MAX_UNNAMED = 2000

/** A name that texts give to claimants whom the configuration does not know; `claimId`: its last recorded claim. */
export type UnknownClaimant = {
  name: string
  claims: Record<ClaimKind, number>
  total: number
  lastSaid: string
  claimId: string
}

/** Where a page of unknown claimants ended. */
export type UnknownCursor = Pick<UnknownClaimant, 'total' | 'name'>

/**
 * Claimants by the name that the texts have for them, the most frequent first, whatever their case. Counted over the last
 * {@link MAX_UNNAMED} claims; a claimant without a name of his own in the text, or whose text was erased, is left out.
 */
export async function listUnknownClaimants(
  db: Kysely<DB>,
  query: ActorsQuery & { party?: string | undefined; after?: UnknownCursor | undefined; limit: number },
): Promise<UnknownClaimant[]> {
  const { after, party, on } = query
  const count = (kind: ClaimKind) => sql`count(*) filter (where said.kind = ${kind})`
  const { rows } = await sql<{
    name: string
    statement: number
    demand: number
    deadline: number
    total: number
    last: string
    claim: string
  }>`select *
    from (
      select (array_agg(named.name order by said.unnamed desc))[1] as name, lower(named.name) as folded,
        ${count('statement')} as statement, ${count('demand')} as demand, ${count('deadline')} as deadline,
        count(*) as total, max(said.said) as last,
        (array_agg(said.claim order by said.unnamed desc))[1] as claim
      from (
        select latest.claim, latest.kind, latest.said, latest.unnamed, (latest."row" ->> 'nth')::integer as nth
        from view_actors as latest
        where ${held(actorsView, 'latest', query)}
          and latest.unnamed <= ${query.asOfSeq ?? Number.MAX_SAFE_INTEGER}
          and latest.confidence >= ${query.minimumConfidence ?? 0}
          ${party === undefined ? sql`` : sql`and latest."row" ->> 'party' = ${party}`}
          ${on === undefined ? sql`` : sql`and ${saidBy('latest.said', on)}`}
        order by latest.unnamed desc
        limit ${MAX_UNNAMED}
      ) as said
      cross join lateral (
        select quote.words -> 'claimants' ->> said.nth as name
        from quote
        where quote.dossier_id = ${query.dossier}
          and quote.claim_id = said.claim::uuid
        -- Else it is planned as a join that reads every quote of the dossier.
        offset 0
      ) as named
      where named.name is not null
      group by lower(named.name)
    ) as claimant
    ${after === undefined ? sql`` : sql`where (-total, folded) > (${-after.total}, lower(${after.name}))`}
    order by -total, folded
    limit ${query.limit}`.execute(db)
  return rows.map(({ name, statement, demand, deadline, total, last, claim }) => ({
    name,
    total,
    claims: { statement, demand, deadline },
    lastSaid: last,
    claimId: claim,
  }))
}
