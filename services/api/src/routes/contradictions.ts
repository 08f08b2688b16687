import { Phase, Slug, Stance } from '@onrecord/domain'
import { listContradictions, type SolidSide } from '@onrecord/projections'
import * as z from 'zod'
import type { App } from '../app.ts'
import type { ApiDeps } from '../deps.ts'
import { ConfidenceParameter } from '../number-parameters.ts'
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
import { TimeQuery, viewAt } from '../views/view-at.ts'
import { DossierPath } from './parameters.ts'

const ContradictionsQuery = TimeQuery.extend({
  ...PageQuery.shape,
  framework: FrameworkQuery.default('current'),
  issue: Slug.optional(),
  phase: z.coerce.number<string>().pipe(Phase).optional(),
  party: Slug.optional().meta({ description: 'On either side' }),
  within: Slug.optional().meta({ description: 'Contradictions inside this party' }),
  minimumConfidence: ConfidenceParameter.optional(),
})

const Side = z
  .strictObject({
    party: PartyRef.nullable().meta({ description: 'null: of several, or of nobody in particular' }),
    stance: Stance.nullable().meta({ description: 'null: linked by a person' }),
    claims: z.array(Quote).meta({ description: 'Of many the first and the last' }),
    total: z.int().min(1).meta({ description: 'How many claims' }),
    sources: z.int().min(0).meta({ description: 'Independent sources: named publishers, restatements left out' }),
    relayed: z.boolean().meta({ description: 'Others tell all of it' }),
    confidence: z.number().meta({ description: 'Of the surest claim' }),
  })
  .meta({ id: 'ContradictionSide' })

const Contradiction = z
  .strictObject({
    issue: IssueRef.nullable(),
    framework: FrameworkRef.nullable(),
    within: PartyRef.nullable().meta({ description: 'The party that contradicts itself' }),
    why: z.strictObject({ rule: z.string(), says: z.string() }),
    a: Side,
    b: Side,
  })
  .meta({ id: 'Contradiction' })

const Contradictions = z
  .strictObject({
    seq: z.int().min(1),
    day: z.string(),
    items: z.array(Contradiction),
    next: z.string().nullable(),
  })
  .meta({ id: 'Contradictions' })

export type Contradictions = z.infer<typeof Contradictions>

/** Who contradicts whom, and how solid each side is. */
export function contradictionRoutes(app: App, deps: ApiDeps): void {
  const { db } = deps.log
  app.route({
    method: 'GET',
    url: '/v1/dossiers/:dossier/contradictions',
    config: { scope: 'read', follows: 'views' },
    schema: {
      operationId: 'listContradictions',
      summary: 'Who contradicts whom, and how solid each side is',
      description:
        'Incompatible stances on one issue in one framework, between parties or within one, with the claims and the independent sources of each side.',
      tags: ['views'],
      params: DossierPath,
      querystring: ContradictionsQuery,
      response: { 200: Contradictions, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { framework, limit, on, issue, phase, party, within, minimumConfidence } = request.query
      const { after, pin } = readCursor(request, FrameworkCursor)
      const at = await viewAt(deps, request.params.dossier, request.query, { pin })
      const { dossier, asOfSeq, configuration, today } = at
      const day = on ?? today
      const asked = { dossier, asOfSeq, today, on, issue, phase, party, within, minimumConfidence, limit }
      const lists = await readFrameworks(frameworksAsked(configuration, framework, day), after, (place) =>
        listContradictions(db, { ...asked, ...place }),
      )
      const rows = lists.flatMap((list) => list ?? []).slice(0, limit)
      const claims = await readQuotes(
        db,
        at,
        rows.flatMap(({ a, b }) => [...a.claims, ...b.claims]),
      )
      const side = ({ party, ...rest }: SolidSide): z.infer<typeof Side> => ({
        ...rest,
        party: party === null ? null : partyRef(configuration, party),
        claims: quotesOf(claims, rest.claims),
      })
      const items = rows.map((row) => ({
        issue: row.issue === null ? null : issueRef(configuration, row.issue),
        framework: frameworkRef(configuration, row.framework),
        within: row.within === null ? null : partyRef(configuration, row.within),
        why: { rule: row.rule, says: ruleInWords(row.rule) },
        a: side(row.a),
        b: side(row.b),
      }))
      return { seq: asOfSeq, day, items, next: nextPage(request, reply, frameworkCursor(rows, limit), at) }
    },
  })
}
