export * from './address-guard/index.ts'
export {
  CLOUD_EVENT_MEDIA_TYPE,
  ClaimRecordedBody,
  claimRecordedBody,
  DueDatePassedBody,
  dueDatePassedBody,
  PositionChangedBody,
  positionChangedBody,
  WebhookEvent,
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
export { nextAttemptIn, parseRetryAfter, RETRY_SCHEDULE } from './retry.ts'
export { openSecret, parseSecretsKey, type SecretsKey, sealSecret } from './secret-box.ts'
export { formatSecret, SECRET_BYTES, signatureHeaders } from './signing.ts'
