import { Act, ClaimId, ClaimKind, Day, DocumentId, Review, Slug, SourceName } from '@onrecord/domain'
import type { ClaimFilter, ClaimOrder } from '@onrecord/projections'
import * as z from 'zod'
import { ConfidenceParameter, PhaseParameter } from '../number-parameters.ts'
import { PageQuery } from '../page.ts'
import { inOrder } from '../views/day-range.ts'
import { FrameworkQuery, frameworkAsked } from '../views/framework-query.ts'
import { TimeQuery, type ViewAt } from '../views/view-at.ts'

/** What a list of claims can be narrowed to, and in which order it comes. */
export const ClaimsQuery = inOrder(
  TimeQuery.extend({
    ...PageQuery.shape,
    kind: ClaimKind.optional(),
    act: Act.optional(),
    party: Slug.optional(),
    actor: Slug.optional(),
    issue: Slug.optional(),
    framework: FrameworkQuery.default('all'),
    phase: PhaseParameter.optional(),
    document: DocumentId.optional(),
    source: SourceName.optional().meta({ description: 'A publisher, by its name' }),
    cluster: ClaimId.optional().meta({ description: 'A claim: those that tell the same, itself included' }),
    review: Review.optional(),
    saidFrom: Day.optional(),
    saidTo: Day.optional(),
    minimumConfidence: ConfidenceParameter.optional(),
    clusters: z.enum(['folded', 'apart']).optional().meta({
      description: '`folded`: of claims that tell the same the one said first; `apart`, also within a document: all',
    }),
    sort: z.enum(['said', 'recorded']).default('said').meta({ description: 'Undated claims sort as said before all' }),
    order: z.enum(['descending', 'ascending']).default('descending'),
  }),
  ['saidFrom', 'saidTo'],
)
export type ClaimsQuery = z.infer<typeof ClaimsQuery>

/** The list that is asked for, as the views are read. Throws DomainError `unknown-framework`. */
export function claimListOf(
  query: ClaimsQuery,
  { configuration, today }: ViewAt,
): { filter: ClaimFilter; clusters: 'folded' | 'apart'; order: ClaimOrder } {
  const { kind, act, party, actor, issue, phase, document, source, cluster, review } = query
  return {
    filter: {
      kind,
      act,
      party,
      actor,
      issue,
      phase,
      document,
      source,
      cluster,
      review,
      framework: frameworkAsked(configuration, query.framework, query.on ?? today),
      from: query.saidFrom,
      on: earlier(query.on, query.saidTo),
      minimumConfidence: query.minimumConfidence ?? configuration.minimumConfidence,
    },
    clusters: query.clusters ?? (document === undefined && cluster === undefined ? 'folded' : 'apart'),
    order: { by: query.sort, direction: query.order },
  }
}

/** Both bound what was said: the earlier day counts. */
function earlier(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || b === undefined ? (a ?? b) : a < b ? a : b
}
