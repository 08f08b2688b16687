import { Act, ClaimId, ClaimKind, Day, DocumentId, Review, Slug, SourceName } from '@onrecord/domain'
import type { ClaimFilter, ClaimOrder, ListedClaim } from '@onrecord/projections'
import * as z from 'zod'
import { anyOf } from '../any-of.ts'
import type { ApiDeps } from '../deps.ts'
import { invalidPart } from '../invalid-part.ts'
import { ConfidenceParameter, PhaseParameter } from '../number-parameters.ts'
import { PageQuery } from '../page.ts'
import { earlier, inOrder } from '../views/day-range.ts'
import { FrameworkQuery, frameworkAsked } from '../views/framework-query.ts'
import { RecordedQuery, recordedBetween } from '../views/recorded-range.ts'
import { SearchParameter, searchAsked } from '../views/search-query.ts'
import { TimeQuery, type ViewAt } from '../views/view-at.ts'

const DAYS = ['saidFrom', 'saidTo'] as const

const Filters = TimeQuery.extend({
  q: SearchParameter,
  kind: anyOf(ClaimKind),
  act: anyOf(Act),
  party: anyOf(Slug),
  actor: anyOf(Slug),
  issue: anyOf(Slug),
  framework: FrameworkQuery.default('all'),
  phase: anyOf(PhaseParameter),
  document: anyOf(DocumentId),
  source: anyOf(SourceName, 'A publisher, by its name'),
  cluster: ClaimId.optional().meta({ description: 'A claim: those that tell the same, itself included' }),
  review: anyOf(Review),
  saidFrom: Day.optional(),
  saidTo: Day.optional(),
  ...RecordedQuery.shape,
  minimumConfidence: ConfidenceParameter.optional().meta({
    description: 'The dossier’s own threshold where it is left out; 0 where `maximumConfidence` is below that',
  }),
  maximumConfidence: ConfidenceParameter.optional(),
  clusters: z.enum(['folded', 'apart']).optional().meta({
    description: '`folded`: of claims that tell the same the one said first; `apart`, also with `document` or `q`: all',
  }),
  sort: z.enum(['said', 'recorded']).default('said').meta({ description: 'Undated claims sort as said before all' }),
  order: z.enum(['descending', 'ascending']).default('descending'),
})

/** What claims can be narrowed to, and in which order they come, all of them at once. */
export const AllClaimsQuery = inOrder(Filters, DAYS)

/** The same for new claims, the last recorded first, in pages. */
export const NewClaimsQuery = inOrder(Filters.omit({ sort: true, order: true }).extend(PageQuery.shape), DAYS)

/** The same for a list that comes in pages. */
export const ClaimsQuery = inOrder(Filters.extend(PageQuery.shape), DAYS)
export type ClaimsQuery = z.infer<typeof ClaimsQuery>

/** Where a page of claims ended. */
export const ClaimListCursor = z.strictObject({ said: z.string(), recorded: z.int(), claimId: ClaimId })

/** The place of a page's last claim. */
export function placeOf({ said, recorded, claimId }: ListedClaim): z.infer<typeof ClaimListCursor> {
  return { said, recorded, claimId }
}

/** The list that is asked for, as the views are read. Throws DomainError `unknown-framework`; HttpProblem. */
export async function claimListOf(
  deps: ApiDeps,
  query: z.infer<typeof AllClaimsQuery>,
  at: ViewAt,
): Promise<{ filter: ClaimFilter; clusters: 'folded' | 'apart'; order: ClaimOrder }> {
  const { kind, act, party, actor, issue, phase, document, source, cluster, review } = query
  const { configuration, today } = at
  const isWhole = document === undefined && cluster === undefined && query.q === undefined
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
      ...(await recordedBetween(deps, at, query)),
      ...confidenceAsked(query, configuration),
      search: await searchAsked(deps.log.db, at, query.q),
    },
    clusters: query.clusters ?? (isWhole ? 'folded' : 'apart'),
    order: { by: query.sort, direction: query.order },
  }
}

/** Who asks for unsure claims alone, below the threshold, means to see them. */
function confidenceAsked(
  query: Pick<ClaimsQuery, 'minimumConfidence' | 'maximumConfidence'>,
  { minimumConfidence: threshold }: Pick<ViewAt['configuration'], 'minimumConfidence'>,
): { minimumConfidence: number; maximumConfidence: number | undefined } {
  const { maximumConfidence } = query
  const isBelow = maximumConfidence !== undefined && maximumConfidence < threshold
  const minimumConfidence = query.minimumConfidence ?? (isBelow ? 0 : threshold)
  if (maximumConfidence !== undefined && maximumConfidence < minimumConfidence) {
    throw invalidPart('query', '/maximumConfidence', 'must not be less than `minimumConfidence`')
  }
  return { minimumConfidence, maximumConfidence }
}
