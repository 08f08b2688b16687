import { Slug, Stance } from '@onrecord/domain'
import { type ListedPosition, listPositions } from '@onrecord/projections'
import * as z from 'zod'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { ConfidenceParameter, PhaseParameter } from '../number-parameters.ts'
import { nextPage, PageQuery, readCursor } from '../page.ts'
import { problemResponses } from '../problem.ts'
import { FrameworkCursor, frameworkCursor, readFrameworks } from '../views/framework-pages.ts'
import { FrameworkQuery, frameworksAsked } from '../views/framework-query.ts'
import { IssueRef } from '../views/issue-ref.ts'
import { Quote, quotesOf } from '../views/quote.ts'
import { readQuotes } from '../views/read-quotes.ts'
import { frameworkRef, issueRef, partyRef } from '../views/refs.ts'
import { ruleInWords } from '../views/rule-words.ts'
import { FrameworkRef, PartyRef } from '../views/sticking-point-json.ts'
import { TimeQuery, type ViewAt, viewAt } from '../views/view-at.ts'
import { DossierPath } from './parameters.ts'

const Place = z.enum(['position', 'within', 'voice'])

const PositionsQuery = TimeQuery.extend({
  ...PageQuery.shape,
  framework: FrameworkQuery.default('current'),
  issue: Slug.optional(),
  party: Slug.optional(),
  stance: Stance.optional(),
  phase: PhaseParameter.optional(),
  place: z
    .union([Place, z.literal('all')])
    .default('position')
    .meta({ description: 'Of parties at the table; of members who do not speak for them; of voices; of all' }),
  minimumConfidence: ConfidenceParameter.optional(),
})

const Position = z
  .strictObject({
    issue: IssueRef,
    framework: FrameworkRef.nullable(),
    place: Place,
    party: PartyRef.nullable(),
    holder: z.string().nullable().meta({ description: 'Who, where it is not the party as a whole' }),
    stance: Stance,
    since: z.string().nullable(),
    concurrent: z.boolean(),
    relayed: z.boolean(),
    provisional: z.boolean(),
    why: z.strictObject({
      rule: z.string(),
      says: z.string(),
      replaced: Quote.nullable().meta({ description: 'The party’s last claim that no longer stands' }),
      replacedStance: Stance.nullable(),
    }),
    claims: z
      .array(Quote)
      .meta({ description: 'What it rests on, earliest said first; of many the first and the last' }),
    total: z.int().min(1).meta({ description: 'How many claims it rests on' }),
  })
  .meta({ id: 'PartyPosition' })

const Positions = z
  .strictObject({
    seq: z.int().min(1),
    day: z.string().meta({ description: 'The day that was judged on' }),
    hidden: z
      .int()
      .min(0)
      .meta({ description: 'Claims below the confidence threshold, in the frameworks that are not done with' }),
    items: z.array(Position),
    next: z.string().nullable(),
  })
  .meta({ id: 'Positions' })

export type Positions = z.infer<typeof Positions>
export type PartyPosition = z.infer<typeof Position>

/** Who holds what, by issue and party, and what each position replaced. */
export function positionRoutes(app: App, deps: ApiDeps): void {
  const { db } = deps.log
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/positions',
    config: { scope: 'read', follows: 'views' },
    schema: {
      operationId: 'listPositions',
      summary: 'Who holds what in one framework, and what it replaced',
      description:
        'A party’s latest stance on an issue, set only by those who speak for it; `replaced` says what it was before.',
      tags: ['views'],
      params: DossierPath,
      querystring: PositionsQuery,
      response: { 200: Positions, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { framework, place, limit, on, issue, party, stance, phase, minimumConfidence } = request.query
      const { after, pin } = readCursor(request, FrameworkCursor)
      const at = await viewAt(deps, request.params.dossier, request.query, { pin })
      const { dossier, asOfSeq, configuration, today } = at
      const day = on ?? today
      const places = place === 'all' ? Place.options : [place]
      const asked = { dossier, asOfSeq, today, on, issue, party, stance, phase, minimumConfidence, places, limit }
      const lists = await readFrameworks(frameworksAsked(configuration, framework, day), after, (at) =>
        listPositions(db, { ...asked, ...at }),
      )
      const held = lists.flatMap((list) => list?.positions ?? []).slice(0, limit)
      const shown = held.flatMap(({ claims, replaced }) => [
        ...claims,
        ...(replaced === null ? [] : [replaced.claimId]),
      ])
      const claims = await readQuotes(db, at, shown)
      const items = held.map((position) => positionJson(position, at, claims))
      const hidden = lists.reduce((sum, list) => sum + (list?.hidden ?? 0), 0)
      return { seq: asOfSeq, day, hidden, items, next: nextPage(request, reply, frameworkCursor(held, limit), at) }
    },
  })
}

function positionJson(
  position: ListedPosition,
  { configuration }: ViewAt,
  claims: Awaited<ReturnType<typeof readQuotes>>,
): PartyPosition {
  const { issue, framework, place, stance, since, concurrent, relayed, provisional, rule, replaced, total } = position
  const quotes = quotesOf(claims, position.claims)
  const actor = configuration.actors.find(({ id }) => id === position.actorId)
  return {
    issue: issueRef(configuration, issue),
    framework: frameworkRef(configuration, framework),
    place,
    party: position.party === null ? null : partyRef(configuration, position.party),
    holder: position.holder === null ? null : (actor?.name ?? quotes[0]?.by ?? null),
    stance,
    since,
    concurrent,
    relayed,
    provisional,
    why: {
      rule,
      says: ruleInWords(rule),
      replaced: replaced === null ? null : (quotesOf(claims, [replaced.claimId])[0] ?? null),
      replacedStance: replaced?.stance ?? null,
    },
    claims: quotes,
    total,
  }
}
