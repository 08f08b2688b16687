import type { RecordedEvent } from '../events/index.ts'

/** Whether an event is a person's decision, not what an extractor, a rule or a submission said. */
export function isDecision(event: RecordedEvent): boolean {
  if (event.metadata.keyId === null) return false
  switch (event.type) {
    case 'ClaimClassified':
      return event.data.by === 'reviewer'
    case 'ClaimsLinked':
    case 'ClaimsUnlinked':
      return event.data.rule === null
    case 'ClaimConfirmed':
    case 'ClaimCorrected':
    case 'ClaimRetracted':
    case 'ClaimReopened':
    case 'ClaimAssessed':
    case 'DemandAnswered':
    case 'DueOutcomeRecorded':
    case 'DocumentCorrected':
    case 'DocumentWithdrawn':
    case 'DocumentReinstated':
    case 'IssueClosed':
    case 'IssueReopened':
    case 'SourceAssessed':
      return true
    case 'DossierOpened':
    case 'DossierConfigured':
    case 'DossierReclassified':
    case 'DocumentReceived':
    case 'ExtractionRequested':
    case 'DocumentProcessed':
    case 'DocumentFailed':
    case 'TextErased':
    case 'StatementRecorded':
    case 'DemandRecorded':
    case 'DeadlineRecorded':
    case 'PositionChanged':
    case 'DueDatePassed':
    case 'ApiKeyIssued':
    case 'ApiKeyChanged':
    case 'ApiKeyRevoked':
    case 'FeedTokenIssued':
    case 'FeedTokenRevoked':
    case 'WebhookSubscribed':
    case 'WebhookChanged':
    case 'WebhookDisabled':
    case 'WebhookEnabled':
    case 'WebhookSecretRotated':
    case 'WebhookTested':
    case 'WebhookRedeliveryRequested':
    case 'WebhookUnsubscribed':
    case 'FeedConfigured':
      return false
  }
}
