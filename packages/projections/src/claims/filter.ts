import { type Search, saidInClaim } from '@onrecord/documents'
import { type RawBuilder, sql } from 'kysely'
import { type AnyOf, isAnyOf, valuesOf } from '../any-of.ts'
import { type AsOf, held } from '../as-of.ts'
import { saidBy } from '../said-by.ts'
import { type Facets, facetOf } from './facets.ts'
import { claimsView } from './fold.ts'

/**
 * What a list of claims is narrowed to; `framework` null: those that belong to none. `from`: said on that day or later;
 * `on`: by that day. `cluster`: those that tell the same as this claim, itself included. `recordedFrom`, `recordedTo`: the
 * seq of the first recording, both included. `search`: the words that a claim has now.
 */
export type ClaimFilter = FacetFilter & {
  framework?: string | null | undefined
  cluster?: string | undefined
  from?: string | undefined
  on?: string | undefined
  recordedFrom?: number | undefined
  recordedTo?: number | undefined
  minimumConfidence?: number | undefined
  maximumConfidence?: number | undefined
  search?: Search | undefined
}

/** Of several values of a facet any will do. */
export type FacetFilter = { [Name in keyof Facets]?: AnyOf<Facets[Name]> | undefined }

const FACETS = ['kind', 'act', 'party', 'actor', 'issue', 'phase', 'document', 'review', 'source'] as const

/** The conditions that `claim` is a claim which held at the seq and passes the filter. */
export function matching(at: AsOf, filter: ClaimFilter): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [sql`claim.claim is not null`, held(claimsView, 'claim', at)]
  const add = (condition: RawBuilder<unknown>) => void conditions.push(condition)
  // A version that held at the seq is of a claim that was recorded by then: said again, since there is an index for it.
  if (at.asOfSeq !== undefined) add(sql`claim.recorded <= ${at.asOfSeq}`)
  const isRetracted = sql`claim.facets @> ${[facetOf(at.dossier, 'review', 'retracted')]}::text[]`
  add(isAnyOf(filter.review ?? [], 'retracted') ? sql`(claim.live or ${isRetracted})` : sql`claim.live`)
  for (const condition of faceted('claim.facets', at, filter)) add(condition)
  if (filter.framework === null) add(sql`claim.framework is null`)
  else if (filter.framework !== undefined) add(sql`claim.framework = ${filter.framework}`)
  if (filter.cluster !== undefined) add(sql`claim.key = any(array(${membersOf(at, filter.cluster)}))`)
  if (filter.from !== undefined) add(sql`claim.said >= ${filter.from}`)
  if (filter.on !== undefined) add(saidBy('claim.said', filter.on))
  if (filter.recordedFrom !== undefined) add(sql`claim.recorded >= ${filter.recordedFrom}`)
  if (filter.recordedTo !== undefined) add(sql`claim.recorded <= ${filter.recordedTo}`)
  if (filter.minimumConfidence !== undefined) add(sql`claim.confidence >= ${filter.minimumConfidence}`)
  if (filter.maximumConfidence !== undefined) add(sql`claim.confidence <= ${filter.maximumConfidence}`)
  if (filter.search !== undefined) add(saidInClaim('claim.key', filter.search))
  return conditions
}

/** The conditions that a claim's facets, in `column`, have what is asked for. */
function faceted(column: string, { dossier }: AsOf, filter: FacetFilter): RawBuilder<unknown>[] {
  const asked = FACETS.flatMap((name) => {
    const values = valuesOf<string | number>(filter[name])
    // Each facet has values of one type, which `valuesOf` has kept.
    return values === undefined ? [] : [values.map((value) => facetOf(dossier, name, value as never))]
  })
  const single = asked.flatMap((facets) => (facets.length === 1 ? facets : []))
  const several = asked.filter((facets) => facets.length > 1)
  return [
    ...(single.length > 0 ? [sql`${sql.ref(column)} @> ${single}::text[]`] : []),
    ...several.map((facets) => sql`${sql.ref(column)} && ${facets}::text[]`),
  ]
}

/**
 * The conditions that the claim of a row of another view has what is asked for; none where nothing is. `key`: the column of
 * the row's key, which is the claim's in both views.
 */
export function ofClaims(key: string, at: AsOf, filter: FacetFilter): RawBuilder<boolean>[] {
  const conditions = faceted('faceted.facets', at, filter)
  if (conditions.length === 0) return []
  return [
    sql<boolean>`exists (
      select from view_claims as faceted
      where faceted.key = ${sql.ref(key)}
        and faceted.claim is not null
        and ${held(claimsView, 'faceted', at)}
        and ${sql.join(conditions, sql` and `)}
    )`,
  ]
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
