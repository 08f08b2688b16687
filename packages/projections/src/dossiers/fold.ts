import type { RecordedEvent } from '@onrecord/domain'
import { defineView, IGNORED, type Step } from '../view.ts'
import type { DossierRow, OpenedRow } from './rows.ts'

/** Keys of the dossier's two rows. */
export const DOSSIER_KEY = 'dossier'
export const CONFIGURATION_KEY = 'configuration'

function configure(event: Extract<RecordedEvent, { type: 'DossierConfigured' }>): Step<DossierRow> {
  const { configuration, version } = event.data
  return {
    keys: [{ key: DOSSIER_KEY }],
    apply: (rows) => {
      // Under this key lies the opening.
      const opened = rows.get(DOSSIER_KEY) as OpenedRow | undefined
      const openedAt = opened?.openedAt ?? event.recordedAt
      return [
        { key: DOSSIER_KEY, row: { title: configuration.title, openedAt } },
        { key: CONFIGURATION_KEY, row: { configuration, version, seq: event.seq, configuredAt: event.recordedAt } },
      ]
    },
  }
}

function step(event: RecordedEvent): Step<DossierRow> {
  switch (event.type) {
    case 'DossierOpened':
      return {
        keys: [],
        apply: () => [{ key: DOSSIER_KEY, row: { title: event.data.title, openedAt: event.recordedAt } }],
      }
    case 'DossierConfigured':
      return configure(event)
    case 'DocumentReceived':
    case 'ExtractionRequested':
    case 'DocumentProcessed':
    case 'DocumentFailed':
    case 'DocumentCorrected':
    case 'DocumentWithdrawn':
    case 'DocumentReinstated':
    case 'TextErased':
    case 'StatementRecorded':
    case 'DemandRecorded':
    case 'DeadlineRecorded':
    case 'ClaimClassified':
    case 'ClaimConfirmed':
    case 'ClaimCorrected':
    case 'ClaimRetracted':
    case 'ClaimReopened':
    case 'ClaimAssessed':
    case 'ClaimsLinked':
    case 'ClaimsUnlinked':
    case 'PositionChanged':
    case 'DemandAnswered':
    case 'DueOutcomeRecorded':
    case 'DueDatePassed':
    case 'IssueClosed':
    case 'IssueReopened':
    case 'SourceAssessed':
    case 'DossierReclassified':
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
      return IGNORED
  }
}

/** The dossier and its configuration. How much it holds is not folded, which would write a row an event. */
export const dossiersView = defineView<DossierRow>({ name: 'dossiers', version: 1, table: 'view_dossiers', step })
