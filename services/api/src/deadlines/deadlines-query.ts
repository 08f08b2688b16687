import { Day, DueType, Slug, SourceName } from '@onrecord/domain'
import type { listDeadlines } from '@onrecord/projections'
import * as z from 'zod'
import { anyOf } from '../any-of.ts'
import { ConfidenceParameter } from '../number-parameters.ts'
import { PageQuery } from '../page.ts'
import { inOrder } from '../views/day-range.ts'
import { DueState } from '../views/deadline-json.ts'
import { FrameworkQuery, frameworkAsked } from '../views/framework-query.ts'
import { TimeQuery, type ViewAt } from '../views/view-at.ts'

const DAYS = ['from', 'to'] as const

const Filters = TimeQuery.extend({
  type: z
    .union([DueType, z.literal('all')])
    .default('obligation')
    .meta({ description: 'Obligations unless told' }),
  state: z
    .union([DueState, z.literal('pending')])
    .optional()
    .meta({ description: '`pending`: upcoming, due or overdue, since nobody has said what became of it' }),
  from: Day.optional().meta({ description: 'Last day of the date; where its end is open, the first' }),
  to: Day.optional().meta({ description: 'The same, included' }),
  framework: FrameworkQuery.default('all'),
  party: anyOf(Slug),
  actor: anyOf(Slug),
  issue: anyOf(Slug),
  source: anyOf(SourceName, 'A publisher, by its name'),
  minimumConfidence: ConfidenceParameter.optional(),
})

/** What due dates can be narrowed to, all of them at once. */
export const AllDeadlinesQuery = inOrder(Filters, DAYS)
export type AllDeadlinesQuery = z.infer<typeof AllDeadlinesQuery>

/** The same for a list that comes in pages. */
export const DeadlinesQuery = inOrder(Filters.extend(PageQuery.shape), DAYS)

/** The due dates that are asked for, as the views are read. Throws DomainError `unknown-framework`. */
export function deadlinesAsked(
  { on, type, state, from, to, framework, party, actor, issue, source, minimumConfidence }: AllDeadlinesQuery,
  { dossier, asOfSeq, configuration, today }: ViewAt,
): Omit<Parameters<typeof listDeadlines>[1], 'after' | 'limit'> {
  return {
    dossier,
    asOfSeq,
    today,
    on,
    types: type === 'all' ? DueType.options : [type],
    framework: frameworkAsked(configuration, framework, on ?? today),
    party,
    claims: { actor, issue, source },
    state,
    from,
    to,
    minimumConfidence,
  }
}
