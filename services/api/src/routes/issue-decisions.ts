import type { App } from '../app.ts'
import { commandOf } from '../command.ts'
import { aboutIssue } from '../decisions/about-issue.ts'
import { aboutSource } from '../decisions/about-source.ts'
import { carryOut } from '../decisions/carry-out.ts'
import { DecisionReceipt } from '../decisions/decision-json.ts'
import { IssueDecision, SourceDecision } from '../decisions/other-bodies.ts'
import type { ApiDeps } from '../deps.ts'
import { guardOf, IfMatchHeader, readingNow } from '../etag.ts'
import { problemResponses } from '../problem.ts'
import { IssuePath, SourcePath } from './parameters.ts'

/** What reviewers decide about issues and publishers. */
export function issueDecisionRoutes(app: App, { log }: ApiDeps): void {
  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/sticking-points/:issue/decisions',
    config: { scope: 'review' },
    schema: {
      operationId: 'decideIssue',
      summary: 'Close or reopen an issue, in one framework or in all',
      description:
        'One decision with its reason, guarded by `If-Match`. Closing says what became of the issue; reopening lets the claims speak again.',
      tags: ['decisions'],
      params: IssuePath,
      headers: IfMatchHeader,
      body: IssueDecision,
      response: { 201: DecisionReceipt, ...problemResponses },
    },
    handler: async (request, reply) => {
      const { dossier, issue } = request.params
      const guard = guardOf(request)
      const about = aboutIssue({ dossier, issue, reading: await readingNow(log.db, dossier) }, request.body)
      const receipt = await carryOut(log, { guard, command: commandOf(request) }, about)
      return reply.code(201).header('etag', receipt.etag).send(receipt)
    },
  })

  app.route({
    method: 'POST',
    url: '/v1/dossiers/:dossier/sources/:id/decisions',
    config: { scope: 'review' },
    schema: {
      operationId: 'decideSource',
      summary: 'Grade a publisher by the Admiralty code',
      description:
        'Reliability from A, completely reliable, to F, which can not be judged. Earlier grades stay on record.',
      tags: ['decisions'],
      params: SourcePath,
      headers: IfMatchHeader,
      body: SourceDecision,
      response: { 201: DecisionReceipt, ...problemResponses },
    },
    handler: async (request, reply) => {
      const guard = guardOf(request)
      const about = aboutSource(request.params, request.body)
      const receipt = await carryOut(log, { guard, command: commandOf(request) }, about)
      return reply.code(201).header('etag', receipt.etag).send(receipt)
    },
  })
}
