import { type RecordedEvent, saidWhen } from '@onrecord/domain'
import { defineView, IGNORED, type Step } from '../view.ts'
import type { DocumentRow } from './rows.ts'

const keyOf = (documentId: string): string => `document/${documentId}`
const orderOf = (publishedOn: string | null): string => saidWhen({ saidOn: null, publishedOn }).order

function amend(documentId: string, change: (row: DocumentRow) => DocumentRow): Step<DocumentRow> {
  const key = keyOf(documentId)
  return {
    keys: [{ key }],
    apply: (rows) => {
      const row = rows.get(key)
      return row === undefined ? [] : [{ key, row: change(row) }]
    },
  }
}

function receive(event: Extract<RecordedEvent, { type: 'DocumentReceived' }>): Step<DocumentRow> {
  const row: DocumentRow = {
    ...event.data,
    published: orderOf(event.data.publishedOn),
    status: 'received',
    requestId: null,
    outcome: null,
    failure: null,
    withdrawn: false,
    erased: false,
    seq: event.seq,
    receivedAt: event.recordedAt,
  }
  return { keys: [], apply: () => [{ key: keyOf(event.data.documentId), row }] }
}

function step(event: RecordedEvent): Step<DocumentRow> {
  switch (event.type) {
    case 'DocumentReceived':
      return receive(event)
    case 'ExtractionRequested':
      return amend(event.data.documentId, (row) => ({ ...row, status: 'requested', requestId: event.eventId }))
    case 'DocumentProcessed': {
      const { documentId, requestId, extractor, claims, dropped, notes } = event.data
      const outcome = { extractor, claims, dropped, notes }
      return amend(documentId, (row) => ({ ...row, status: 'processed', requestId, outcome, failure: null }))
    }
    case 'DocumentFailed': {
      const { documentId, requestId, stage, code } = event.data
      return amend(documentId, (row) => ({ ...row, status: 'failed', requestId, failure: { stage, code } }))
    }
    case 'DocumentCorrected': {
      const { documentId, source, hasTitle, publishedOn } = event.data
      return amend(documentId, (row) => ({
        ...row,
        source: source === undefined ? row.source : source,
        hasTitle: hasTitle ?? row.hasTitle,
        publishedOn: publishedOn === undefined ? row.publishedOn : publishedOn,
        published: publishedOn === undefined ? row.published : orderOf(publishedOn),
      }))
    }
    case 'DocumentWithdrawn':
      return amend(event.data.documentId, (row) => ({ ...row, withdrawn: true }))
    case 'DocumentReinstated':
      return amend(event.data.documentId, (row) => ({ ...row, withdrawn: false }))
    case 'TextErased':
      return amend(event.data.documentId, (row) => ({ ...row, erased: true }))
    case 'DossierOpened':
    case 'DossierConfigured':
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

/** Every document with what became of its extraction. */
export const documentsView = defineView<DocumentRow>({
  name: 'documents',
  version: 1,
  table: 'view_documents',
  step,
})
