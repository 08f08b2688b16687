export * from './address-guard/index.ts'
export { CLOUD_EVENT_MEDIA_TYPE, ClaimRecordedBody, claimRecordedBody } from './cloud-event.ts'
export { DeliveryError, type DeliveryStage } from './delivery-error.ts'
export {
  type FilterSubject,
  matches,
  RECORDED_KINDS,
  subjectOfClaim,
  subjectOfEvents,
  WebhookEventType,
  WebhookFilter,
} from './filter.ts'
export { nextAttemptIn, parseRetryAfter, RETRY_SCHEDULE } from './retry.ts'
export { openSecret, parseSecretsKey, type SecretsKey, sealSecret } from './secret-box.ts'
export { formatSecret, SECRET_BYTES, signatureHeaders } from './signing.ts'
