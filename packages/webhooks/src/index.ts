export * from './address-guard/index.ts'
export { HEALTHY, type Health, healthAfter, isGivenUp, PAUSE_AFTER } from './breaker.ts'
export {
  CLOUD_EVENT_MEDIA_TYPE,
  ClaimRecordedBody,
  claimRecordedBody,
  correlationIdOf,
  DueDatePassedBody,
  dueDatePassedBody,
  PositionChangedBody,
  positionChangedBody,
  WebhookEvent,
  WebhookTestBody,
  webhookTestBody,
} from './cloud-event.ts'
export { DeliveryError, type DeliveryStage } from './delivery-error.ts'
export {
  type FilterSubject,
  matches,
  type NoticeType,
  RECORDED_KINDS,
  subjectOfClaim,
  subjectOfEvents,
  subjectOfNotice,
  WebhookEventType,
  WebhookFilter,
} from './filter.ts'
export { type OwnHeaders, parseOwnHeaders } from './own-headers.ts'
export { nextAttemptIn, parseRetryAfter, RETRY_SCHEDULE } from './retry.ts'
export {
  keyNamed,
  openSecret,
  parseSecretsKeys,
  type SecretsKey,
  type SecretsKeys,
  sealSecret,
} from './secret-box.ts'
export { formatSecret, openSigner, SECRET_BYTES, type Signer } from './signing.ts'
export { traceParent } from './trace-parent.ts'
