import { Slug, Stance } from '@onrecord/domain'
import { type ListedHistory, listPositionHistory, type Side } from '@onrecord/projections'
import * as z from 'zod'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { nextPage, PageQuery, readCursor } from '../page.ts'
import { HttpProblem, problemResponses } from '../problem.ts'
import { frameworksAsked, OneFrameworkQuery } from '../views/framework-query.ts'
import { IssueRef } from '../views/issue-ref.ts'
import { Quote, quotesOf } from '../views/quote.ts'
import { readQuotes } from '../views/read-quotes.ts'
import { frameworkRef, issueRef, partyRef } from '../views/refs.ts'
import { FrameworkRef, PartyRef } from '../views/sticking-point-json.ts'
import { TimeQuery, viewAt } from '../views/view-at.ts'
import { DossierPath } from './parameters.ts'

const HistoryQuery = TimeQuery.extend({
  ...PageQuery.shape,
  issue: Slug,
  framework: OneFrameworkQuery.default('current'),
  party: Slug.optional().meta({ description: 'Of those who speak for it; this or `actor`' }),
  actor: Slug.optional().meta({ description: 'Of what this actor said; this or `party`' }),
  minimumConfidence: z.coerce.number<string>().min(0).max(1).optional(),
})

const Step = z
  .strictObject({
    stance: Stance,
    change: z.enum(['first', 'moved', 'reversal', 'concurrent']).meta({
      description:
        '`reversal`: from support to opposition or back, surely later and in the holder’s own words; `concurrent`: beside another stance, neither known to be later',
    }),
    since: z.string().meta({ description: 'When it was first said; EDTF, no sharper than is known' }),
    until: z.string().nullable().meta({ description: 'When what replaced it was said; null: it stands' }),
    concurrent: z.boolean().meta({ description: 'Another stance stood beside it at some time' }),
    relayed: z.boolean(),
    provisional: z.boolean(),
    claims: z.array(Quote).meta({ description: 'The first and its repetitions; of many the first and the last' }),
    total: z.int().min(1).meta({ description: 'How many claims, repetitions counted and restatements not' }),
  })
  .meta({ id: 'PositionStep' })

const History = z
  .strictObject({
    seq: z.int().min(1),
    day: z.string().meta({ description: 'The day that was judged on' }),
    issue: IssueRef,
    framework: FrameworkRef.nullable(),
    party: PartyRef.nullable(),
    actor: z.strictObject({ id: Slug, name: z.string() }).nullable(),
    items: z.array(Step).meta({ description: 'Earliest first' }),
    next: z.string().nullable(),
    claims: z.int().min(0).meta({ description: 'Dated claims that count' }),
    older: z.int().min(0).meta({ description: 'Of these, claims too old to be read along: ask with an earlier `on`' }),
    hidden: z.int().min(0).meta({ description: 'Claims below the confidence threshold' }),
    undated: z.array(Quote).meta({ description: 'Claims of unknown date, which are in no step; the first of many' }),
    undatedTotal: z.int().min(0),
  })
  .meta({ id: 'PositionHistory' })

export type PositionHistory = z.infer<typeof History>

/** How a party's position, or an actor's stance, changed over time. */
export function positionHistoryRoutes(app: App, deps: ApiDeps): void {
  const { db } = deps.log
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/positions/history',
    config: { scope: 'read', follows: 'views' },
    schema: {
      operationId: 'listPositionHistory',
      summary: 'One party’s positions on an issue, or one actor’s, over time, reversals marked',
      description: 'From the first stance on record to the last; a change to the opposite is marked as a reversal.',
      tags: ['views'],
      params: DossierPath,
      querystring: HistoryQuery,
      response: { 200: History, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { framework, limit, on, issue, minimumConfidence } = request.query
      const side = sideAsked(request.query)
      const { after, pin } = readCursor(request, z.string())
      const at = await viewAt(deps, request.params.dossier, request.query, { pin })
      const { dossier, asOfSeq, configuration, today } = at
      const day = on ?? today
      const [asked = null] = frameworksAsked(configuration, framework, day)
      const list = await listPositionHistory(db, {
        dossier,
        asOfSeq,
        today,
        on,
        framework: asked,
        issue,
        side,
        minimumConfidence,
        after,
        limit,
      })
      const { steps, dated, older, hidden, undated, undatedTotal } = list ?? NOTHING
      const claims = await readQuotes(db, at, [...steps.flatMap((step) => step.claims), ...undated])
      const actor = 'actor' in side ? configuration.actors.find(({ id }) => id === side.actor) : undefined
      const last = steps.length === limit ? steps.at(-1)?.key : undefined
      return {
        seq: asOfSeq,
        day,
        issue: issueRef(configuration, issue),
        framework: frameworkRef(configuration, asked),
        party: 'party' in side ? partyRef(configuration, side.party) : null,
        actor: actor === undefined ? null : { id: actor.id, name: actor.name },
        items: steps.map(({ key: _key, ...step }) => ({ ...step, claims: quotesOf(claims, step.claims) })),
        next: nextPage(request, reply, last, at),
        claims: dated,
        older,
        hidden,
        undated: quotesOf(claims, undated),
        undatedTotal,
      }
    },
  })
}

const NOTHING: Omit<ListedHistory, 'framework'> = {
  steps: [],
  dated: 0,
  older: 0,
  hidden: 0,
  undated: [],
  undatedTotal: 0,
}

/** The party or the actor that is asked about. Throws HttpProblem where not one of them is given. */
function sideAsked({ party, actor }: { party?: string | undefined; actor?: string | undefined }): Side {
  if (party !== undefined && actor === undefined) return { party }
  if (actor !== undefined && party === undefined) return { actor }
  const detail = 'give either party or actor'
  throw new HttpProblem('invalid-request', `party: ${detail}`, {
    errors: [{ in: 'query', pointer: '/party', detail }],
  })
}
