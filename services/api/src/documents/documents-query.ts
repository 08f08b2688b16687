import { Day, SourceName } from '@onrecord/domain'
import { DocumentState } from '@onrecord/intake/receive'
import type { DocumentFilter, DocumentOrder } from '@onrecord/projections'
import * as z from 'zod'
import { anyOf } from '../any-of.ts'
import type { ApiDeps } from '../deps.ts'
import { PageQuery } from '../page.ts'
import { earlier, inOrder } from '../views/day-range.ts'
import { RecordedQuery, recordedBetween } from '../views/recorded-range.ts'
import { SearchParameter, searchAsked } from '../views/search-query.ts'
import { TimeQuery, type ViewAt } from '../views/view-at.ts'

/** What a list of documents can be narrowed to, and in which order it comes. */
export const DocumentsQuery = inOrder(
  TimeQuery.extend({
    ...PageQuery.shape,
    q: SearchParameter,
    source: anyOf(SourceName, 'A publisher, by its name'),
    state: anyOf(DocumentState),
    needs: z.enum(['date', 'attention']).optional().meta({
      description:
        '`date`: nobody knows when it was published; `attention`: it could not be read; withdrawn ones need neither',
    }),
    publishedFrom: Day.optional(),
    publishedTo: Day.optional(),
    ...RecordedQuery.shape,
    sort: z
      .enum(['published', 'recorded'])
      .default('published')
      .meta({ description: 'Undated documents sort as published before all' }),
    order: z.enum(['descending', 'ascending']).default('descending'),
  }),
  ['publishedFrom', 'publishedTo'],
)
export type DocumentsQuery = z.infer<typeof DocumentsQuery>

/** The list that is asked for, as the view is read. Throws HttpProblem. */
export async function documentListOf(
  deps: ApiDeps,
  query: DocumentsQuery,
  at: ViewAt,
): Promise<{ filter: DocumentFilter; order: DocumentOrder }> {
  const { source, state, needs, publishedFrom: from, publishedTo, on, sort, order } = query
  return {
    filter: {
      source,
      state,
      needs,
      from,
      on: earlier(on, publishedTo),
      ...(await recordedBetween(deps, at, query)),
      search: await searchAsked(deps.log.db, at, query.q),
    },
    order: { by: sort, direction: order },
  }
}
