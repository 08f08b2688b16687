import { type RawBuilder, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { saidBy } from '../said-by.ts'
import { type Facets, facetOf } from './facets.ts'
import { claimsView } from './fold.ts'

/**
 * What a list of claims is narrowed to; `framework` null: those that belong to none. `from`: said on that day or later;
 * `on`: by that day. `cluster`: those that tell the same as this claim, itself included.
 */
export type ClaimFilter = { [Name in keyof Facets]?: Facets[Name] | undefined } & {
  framework?: string | null | undefined
  cluster?: string | undefined
  from?: string | undefined
  on?: string | undefined
  minimumConfidence?: number | undefined
}

const FACETS = ['kind', 'act', 'party', 'actor', 'issue', 'phase', 'document', 'review', 'source'] as const

/** The conditions that `claim` is a claim which held at the seq and passes the filter. */
export function matching(at: AsOf, filter: ClaimFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql`claim.claim is not null`, held(claimsView, 'claim', at)]
  const add = (condition: RawBuilder<unknown>) => void conditions.push(condition)
  // A version that held at the seq is of a claim that was recorded by then: said again, since there is an index for it.
  if (at.asOfSeq !== undefined) add(sql`claim.recorded <= ${at.asOfSeq}`)
  if (filter.review !== 'retracted') add(sql`claim.live`)
  const facets = FACETS.flatMap((name) => {
    const value = filter[name]
    return value === undefined ? [] : [facetOf(at.dossier, name, value)]
  })
  if (facets.length > 0) add(sql`claim.facets @> ${facets}::text[]`)
  if (filter.framework === null) add(sql`claim.framework is null`)
  else if (filter.framework !== undefined) add(sql`claim.framework = ${filter.framework}`)
  if (filter.cluster !== undefined) add(sql`claim.key = any(array(${membersOf(at, filter.cluster)}))`)
  if (filter.from !== undefined) add(sql`claim.said >= ${filter.from}`)
  if (filter.on !== undefined) add(saidBy('claim.said', filter.on))
  if (filter.minimumConfidence !== undefined) add(sql`claim.confidence >= ${filter.minimumConfidence}`)
  return conditions
}

function membersOf(at: AsOf, claimId: string): RawBuilder<unknown> {
  return sql`select 'claim/' || ${claimId}
    union all
    select 'claim/' || split_part(fellow.key, '/', 3)
    from view_claims as own
    join view_claims as fellow
      on fellow.key >= 'cluster/' || (own."row" ->> 'cluster') || '/'
      and fellow.key < 'cluster/' || (own."row" ->> 'cluster') || '0'
      and ${held(claimsView, 'fellow', at)}
    where own.key = ${`member/${claimId}`}
      and ${held(claimsView, 'own', at)}`
}
