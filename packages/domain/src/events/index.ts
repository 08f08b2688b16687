import type * as z from 'zod'
import { ApiKeyChanged } from './api-key-changed.ts'
import { ApiKeyIssued } from './api-key-issued.ts'
import { ApiKeyRevoked } from './api-key-revoked.ts'
import { ClaimAssessed } from './claim-assessed.ts'
import { ClaimClassified } from './claim-classified.ts'
import { ClaimConfirmed } from './claim-confirmed.ts'
import { ClaimCorrected } from './claim-corrected.ts'
import { ClaimReopened } from './claim-reopened.ts'
import { ClaimRetracted } from './claim-retracted.ts'
import { ClaimsLinked } from './claims-linked.ts'
import { ClaimsUnlinked } from './claims-unlinked.ts'
import { DeadlineRecorded } from './deadline-recorded.ts'
import { DemandAnswered } from './demand-answered.ts'
import { DemandRecorded } from './demand-recorded.ts'
import { DocumentCorrected } from './document-corrected.ts'
import { DocumentFailed } from './document-failed.ts'
import { DocumentProcessed } from './document-processed.ts'
import { DocumentReceived } from './document-received.ts'
import { DocumentReinstated } from './document-reinstated.ts'
import { DocumentWithdrawn } from './document-withdrawn.ts'
import { DossierConfigured } from './dossier-configured.ts'
import { DossierOpened } from './dossier-opened.ts'
import { DossierReclassified } from './dossier-reclassified.ts'
import { DueDatePassed } from './due-date-passed.ts'
import { DueOutcomeRecorded } from './due-outcome-recorded.ts'
import { ExtractionRequested } from './extraction-requested.ts'
import { FeedConfigured } from './feed-configured.ts'
import { FeedTokenIssued } from './feed-token-issued.ts'
import { FeedTokenRevoked } from './feed-token-revoked.ts'
import { IssueClosed } from './issue-closed.ts'
import { IssueReopened } from './issue-reopened.ts'
import { PositionChanged } from './position-changed.ts'
import { SourceAssessed } from './source-assessed.ts'
import { StatementRecorded } from './statement-recorded.ts'
import { TextErased } from './text-erased.ts'
import { WebhookChanged } from './webhook-changed.ts'
import { WebhookDisabled } from './webhook-disabled.ts'
import { WebhookEnabled } from './webhook-enabled.ts'
import { WebhookRedeliveryRequested } from './webhook-redelivery-requested.ts'
import { WebhookSecretRotated } from './webhook-secret-rotated.ts'
import { WebhookSubscribed } from './webhook-subscribed.ts'
import { WebhookTested } from './webhook-tested.ts'
import { WebhookUnsubscribed } from './webhook-unsubscribed.ts'

/** Every event type at its newest version, by name. The event log validates and upcasts by it. */
export const eventRegistry = {
  DossierOpened,
  DossierConfigured,
  DossierReclassified,
  DocumentReceived,
  ExtractionRequested,
  DocumentProcessed,
  DocumentFailed,
  DocumentCorrected,
  DocumentWithdrawn,
  DocumentReinstated,
  TextErased,
  StatementRecorded,
  DemandRecorded,
  DeadlineRecorded,
  ClaimClassified,
  ClaimConfirmed,
  ClaimCorrected,
  ClaimRetracted,
  ClaimReopened,
  ClaimAssessed,
  ClaimsLinked,
  ClaimsUnlinked,
  PositionChanged,
  DemandAnswered,
  DueOutcomeRecorded,
  DueDatePassed,
  IssueClosed,
  IssueReopened,
  SourceAssessed,
  ApiKeyIssued,
  ApiKeyChanged,
  ApiKeyRevoked,
  FeedTokenIssued,
  FeedTokenRevoked,
  WebhookSubscribed,
  WebhookChanged,
  WebhookDisabled,
  WebhookEnabled,
  WebhookSecretRotated,
  WebhookTested,
  WebhookRedeliveryRequested,
  WebhookUnsubscribed,
  FeedConfigured,
} as const

type Registry = typeof eventRegistry

/** Name of an event type, in the past tense. */
export type EventType = keyof Registry

/** Data of one event type at its newest version. */
export type EventData<Type extends EventType> = z.infer<Registry[Type]['data']>

/** What may be appended: a type with its data. */
export type DomainEvent = { [Type in EventType]: { type: Type; data: EventData<Type> } }[EventType]

/**
 * Who and what caused an event. `actor` is a key id or a process name, never a person's name; `quiet`: no subscriber is
 * told of it.
 */
export type EventMetadata = {
  correlationId: string | null
  causationId: string | null
  actor: string | null
  keyId: string | null
  quiet?: true
}

/** Where and when an event was recorded. `recordedAt` is an ISO 8601 instant in UTC with milliseconds. */
export type Envelope = {
  dossier: string
  seq: number
  eventId: string
  streamId: string
  streamVersion: number
  metadata: EventMetadata
  recordedAt: string
}

/** An event as read from the log, upcast to its newest version. */
export type RecordedEvent = DomainEvent & Envelope
