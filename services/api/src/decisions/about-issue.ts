import { DomainError, decidedIssue, decideIssue, issueStream } from '@onrecord/domain'
import { readStream } from '@onrecord/event-log'
import { configurationOf } from '../dossiers/configuration.ts'
import { unknownId } from '../views/known-ids.ts'
import type { About } from './about.ts'
import type { IssueDecision } from './other-bodies.ts'

/** A decision about an issue of the configuration, in one of its frameworks or in all. */
export function aboutIssue(key: { dossier: string; issue: string; reading: string }, decision: IssueDecision): About {
  const { dossier, issue, reading } = key
  const streamId = issueStream({ issue })
  return {
    target: { dossier, streamId, reading },
    locks: false,
    plan: async (tx) => {
      const { configuration } = await configurationOf(tx, dossier)
      const { framework } = decision
      if (!configuration.issues.some(({ id }) => id === issue)) {
        throw new DomainError(
          'unknown-issue',
          unknownId(
            'issue',
            issue,
            configuration.issues.map(({ id }) => id),
          ),
          { issue },
        )
      }
      if (framework !== null && !configuration.frameworks.some(({ id }) => id === framework)) {
        throw new DomainError(
          'unknown-framework',
          unknownId(
            'framework',
            framework,
            configuration.frameworks.map(({ id }) => id),
          ),
          { framework },
        )
      }
      const state = decidedIssue(issue, await readStream(tx, { dossier, streamId }))
      return { events: decideIssue(state, decision), quotes: [] }
    },
  }
}
