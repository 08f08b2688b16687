import { DomainError } from '@onrecord/domain'
import { findDeadline, listDeadlines } from '@onrecord/projections'
import * as z from 'zod'
import type { App } from '../app.ts'
import { DeadlinesQuery, deadlinesAsked } from '../deadlines/deadlines-query.ts'
import type { ApiDeps } from '../deps.ts'
import { ConfidenceParameter } from '../number-parameters.ts'
import { nextPage, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { Deadline, deadlineJson } from '../views/deadline-json.ts'
import { Quote, quotesOf } from '../views/quote.ts'
import { readQuotes } from '../views/read-quotes.ts'
import { TimeQuery, viewAt } from '../views/view-at.ts'
import { DossierPath, OneClaimPath } from './parameters.ts'

const Deadlines = z
  .strictObject({
    seq: z.int().min(1),
    day: z.string().meta({ description: 'The day that was judged on' }),
    hidden: z.int().min(0).meta({ description: 'Dates below the confidence threshold, whosever they are' }),
    items: z.array(Deadline),
    next: z.string().nullable(),
  })
  .meta({ id: 'Deadlines' })

const ArguedDeadline = Deadline.extend({
  seq: z.int().min(1),
  day: z.string(),
  evidence: z.array(Quote).meta({ description: 'The claims that `why` rests on, those against it, and later dates' }),
}).meta({ id: 'ArguedDeadline' })

export type ArguedDeadline = z.infer<typeof ArguedDeadline>

/** What falls due, what was missed, what slipped, and who said so. */
export function deadlineRoutes(app: App, deps: ApiDeps): void {
  const { db } = deps.log
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/deadlines',
    config: { scope: 'read', follows: 'views' },
    schema: {
      operationId: 'listDeadlines',
      summary: 'What falls due, was missed or slipped, and who said so',
      description:
        'Obligations first; events and expectations on request. A due date is upcoming, due, overdue, met, missed, extended, withdrawn or unknown; `why` names the claims, or the clock.',
      tags: ['views'],
      params: DossierPath,
      querystring: DeadlinesQuery,
      response: { 200: Deadlines, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { limit } = request.query
      const { after, pin } = readCursor(request, z.string())
      const at = await viewAt(deps, request.params.dossier, request.query, { pin })
      const asked = deadlinesAsked(request.query, at)
      const { deadlines, hidden } = await listDeadlines(db, { ...asked, after, limit })
      const claims = await readQuotes(
        db,
        at,
        deadlines.map(({ claimId }) => claimId),
      )
      const items = deadlines.flatMap((deadline) => {
        const claim = claims.get(deadline.claimId)
        return claim === undefined ? [] : [deadlineJson(deadline, claim)]
      })
      const last = deadlines.length === limit ? deadlines.at(-1)?.order : undefined
      const { asOfSeq: seq, today } = at
      return { seq, day: asked.on ?? today, hidden, items, next: nextPage(request, reply, last, at) }
    },
  })

  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/deadlines/:claim',
    config: { scope: 'read' },
    schema: {
      operationId: 'getDeadline',
      summary: 'The date that a claim sets or restates, with the evidence for and against',
      description: 'The judgement of one due date and the claims for and against it, the clock’s word included.',
      tags: ['views'],
      params: OneClaimPath,
      querystring: TimeQuery.extend({ minimumConfidence: ConfidenceParameter.optional() }),
      response: { 200: ArguedDeadline, ...problemResponses },
    },
    handler: async (request) => {
      const { on, minimumConfidence } = request.query
      const { dossier, claim: claimId } = request.params
      const at = await viewAt(deps, dossier, request.query)
      const { asOfSeq, today } = at
      const deadline = await findDeadline(db, { dossier, asOfSeq, today, on, minimumConfidence, claimId })
      const evidence = [...(deadline?.by ?? []), ...(deadline?.counter ?? []), ...(deadline?.newDate ?? [])]
      const claims = await readQuotes(db, at, deadline === undefined ? [] : [deadline.claimId, ...evidence])
      const claim = deadline && claims.get(deadline.claimId)
      if (deadline === undefined || claim === undefined)
        throw new DomainError('unknown-claim', 'No such claim sets a date there.', { claimId })
      return {
        seq: asOfSeq,
        day: on ?? today,
        ...deadlineJson(deadline, claim),
        evidence: quotesOf(claims, evidence),
      }
    },
  })
}
