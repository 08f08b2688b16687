import { DomainError } from '../errors.ts'
import type { DomainEvent, EventData } from '../events/index.ts'
import { claimStream } from '../events/streams.ts'
import { asksForAnswer } from '../rules/link.ts'
import { ALL_PARTIES, type Classified, type DecidedClaim, type ReadingChanges } from './decided-claim.ts'
import { isSameValue } from './same-value.ts'

/** What a reviewer may decide about a claim. Spans and ids were checked before, against the text and the configuration. */
export type ClaimCommand = { reason: string | null } & (
  | { decision: 'confirm' | 'retract' | 'reopen' }
  | { decision: 'correct'; changes: ReadingChanges }
  | { decision: 'reclassify'; classification: Classified }
  | { decision: 'assess'; credibility: number | null }
  | { decision: 'answer'; party: string | null; answer: EventData<'DemandAnswered'>['answer'] }
  | { decision: 'outcome'; outcome: EventData<'DueOutcomeRecorded'>['outcome']; newDate: string | null }
)

/**
 * The events of a decision about a claim. Throws DomainError: `claim-retracted` where it must be reopened first,
 * `asks-for-no-answer`, `no-due-date`, and `nothing-to-change` where it stands so already.
 */
export function decideClaim(state: DecidedClaim, command: ClaimCommand): DomainEvent[] {
  const { claimId, facets } = state
  const { reason } = command
  const { verdict } = facets.review
  if (verdict === 'retracted' && command.decision !== 'reopen') {
    if (command.decision === 'retract') throw nothing(claimId, 'It is retracted already.')
    throw new DomainError('claim-retracted', 'It is retracted; reopen it first.', { claimId })
  }
  switch (command.decision) {
    case 'confirm':
      if (verdict === 'confirmed') throw nothing(claimId, 'It is confirmed already.')
      return [{ type: 'ClaimConfirmed', data: { claimId, reason } }]
    case 'retract':
      return [{ type: 'ClaimRetracted', data: { claimId, reason } }]
    case 'reopen':
      if (verdict === 'unreviewed' && !facets.classification.pinned) {
        throw nothing(claimId, 'No reviewer has said anything of it that stands.')
      }
      return [{ type: 'ClaimReopened', data: { claimId, reason } }]
    case 'correct': {
      const changes = differences(state, command.changes)
      if (Object.keys(changes).length === 0) throw nothing(claimId, 'It is read so already.')
      return [{ type: 'ClaimCorrected', data: { claimId, changes, reason } }]
    }
    case 'reclassify': {
      const { stands, pinned } = facets.classification
      if (pinned && isSameValue(stands, command.classification)) throw nothing(claimId, 'It is classified so already.')
      return [{ type: 'ClaimClassified', data: { claimId, ...command.classification, by: 'reviewer', reason } }]
    }
    case 'assess':
      if (facets.grade.credibility === command.credibility) throw nothing(claimId, 'It is graded so already.')
      return [{ type: 'ClaimAssessed', data: { claimId, credibility: command.credibility, reason } }]
    case 'answer': {
      const { party, answer } = command
      if (!asksForAnswer(facets.reading)) {
        throw new DomainError('asks-for-no-answer', 'It neither demands nor proposes anything.', { claimId })
      }
      if ((facets.answers[party ?? ALL_PARTIES] ?? null) === answer)
        throw nothing(claimId, 'It is answered so already.')
      return [{ type: 'DemandAnswered', data: { claimId, party, answer, reason } }]
    }
    case 'outcome': {
      const { outcome, newDate } = command
      if (facets.reading.due === null) throw new DomainError('no-due-date', 'It sets no date.', { claimId })
      const decided = outcome === null ? null : { outcome, newDate }
      if (isSameValue(facets.due.outcome, decided)) throw nothing(claimId, 'That is its outcome already.')
      return [{ type: 'DueOutcomeRecorded', data: { claimId, outcome, newDate, reason } }]
    }
  }
}

/** What the changes really change. */
function differences({ facets }: DecidedClaim, changes: ReadingChanges): ReadingChanges {
  const reading: Record<string, unknown> = facets.reading
  return Object.fromEntries(Object.entries(changes).filter(([name, value]) => !isSameValue(reading[name], value)))
}

function nothing(claimId: string, message: string): DomainError {
  return new DomainError('nothing-to-change', message, { streamId: claimStream({ claimId }) })
}
