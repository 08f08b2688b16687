import { ClaimId, Due, DueOutcome, DueType, Edtf, type RecordedClaim, Slug } from '@onrecord/domain'
import { type Deadline as JudgedDeadline, listDeadlines } from '@onrecord/projections'
import * as z from 'zod'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { nextPage, PageQuery, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { FrameworkQuery, frameworkAsked } from '../views/framework-query.ts'
import { Quote, quoteOf } from '../views/quote.ts'
import { readClaims } from '../views/read-claims.ts'
import { TimeQuery, viewAt } from '../views/view-at.ts'
import { DossierPath } from './parameters.ts'

const DueState = z.enum(['upcoming', 'due', 'overdue', 'met', 'missed', 'extended', 'withdrawn', 'unknown'])

const Deadline = z
  .strictObject({
    due: Due,
    state: DueState,
    rule: z.string().meta({ description: 'What decided: a claim, a reviewer or the clock' }),
    by: z.array(ClaimId).meta({ description: 'Claims that the state rests on' }),
    newDate: z.array(ClaimId).meta({ description: 'Claims that set another date after this one had passed' }),
    decision: z.strictObject({ outcome: DueOutcome, newDate: Edtf.nullable() }).nullable(),
    party: Slug.nullable(),
    framework: Slug.nullable(),
    phase: z.int().nullable(),
    mentions: z.array(ClaimId),
    claim: Quote,
  })
  .meta({ id: 'Deadline' })

const DeadlinesQuery = TimeQuery.extend({
  ...PageQuery.shape,
  type: z
    .union([DueType, z.literal('all')])
    .default('obligation')
    .meta({ description: 'Obligations unless told' }),
  state: DueState.optional(),
  framework: FrameworkQuery.default('all'),
  party: Slug.optional(),
  minimumConfidence: z.coerce.number<string>().min(0).max(1).optional(),
})

const Deadlines = z
  .strictObject({
    seq: z.int().min(1),
    day: z.string().meta({ description: 'The day that was judged on' }),
    hidden: z.int().min(0).meta({ description: 'Dates below the confidence threshold' }),
    items: z.array(Deadline),
    next: z.string().nullable(),
  })
  .meta({ id: 'Deadlines' })

/** What falls due, what was missed, what slipped, and who said so. */
export function deadlineRoutes(app: App, deps: ApiDeps): void {
  const { db } = deps.log
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/deadlines',
    config: { scope: 'read' },
    schema: {
      operationId: 'listDeadlines',
      summary: 'What falls due, was missed or slipped, and who said so',
      tags: ['views'],
      params: DossierPath,
      querystring: DeadlinesQuery,
      response: { 200: Deadlines, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { on, type, state, party, minimumConfidence, limit, cursor } = request.query
      const at = await viewAt(deps, request.params.dossier, request.query)
      const { dossier, asOfSeq, configuration, today } = at
      const day = on ?? today
      const { deadlines, hidden } = await listDeadlines(db, {
        dossier,
        asOfSeq,
        today,
        on,
        types: type === 'all' ? DueType.options : [type],
        framework: frameworkAsked(configuration, request.query.framework, day),
        party,
        state,
        minimumConfidence,
        after: readCursor(z.string(), cursor),
        limit,
      })
      const claims = await readClaims(
        db,
        at,
        deadlines.map(({ claimId }) => claimId),
      )
      const items = deadlines.flatMap((deadline) => {
        const claim = claims.get(deadline.claimId)
        return claim === undefined ? [] : [deadlineJson(deadline, claim)]
      })
      const last = deadlines.length === limit ? deadlines.at(-1)?.order : undefined
      return { seq: asOfSeq, day, hidden, items, next: nextPage(request, reply, last) }
    },
  })
}

function deadlineJson(deadline: JudgedDeadline, claim: RecordedClaim): z.infer<typeof Deadline> {
  const { due, state, rule, by, newDate, decision, party, framework, phase, mentions } = deadline
  return { due, state, rule, by, newDate, decision, party, framework, phase, mentions, claim: quoteOf(claim) }
}
