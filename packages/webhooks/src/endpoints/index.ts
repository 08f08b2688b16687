export { type Blocked, listBlocked } from './blocked.ts'
export { changeEndpoint, type EndpointChanges } from './change-endpoint.ts'
export {
  type CreatedEndpoint,
  createEndpoint,
  type EndpointDeps,
  type EndpointSettings,
  type NewEndpoint,
} from './create-endpoint.ts'
export { deleteEndpoint } from './delete-endpoint.ts'
export { disableEndpoint } from './disable-endpoint.ts'
export { DISPATCH } from './dispatch-checkpoint.ts'
export { suspendEndpointsOf, suspendExpiredEndpoints } from './ended-keys.ts'
export { type DomainLog, type EndpointCommand, endpointStream, type Viewer, type WebhookEndpoint } from './endpoint.ts'
export { type EndpointHealth, findHealth } from './endpoint-health.ts'
export { type EndpointPlace, findEndpoint, listEndpoints } from './find-endpoint.ts'
export {
  type AttemptPlace,
  type AttemptQuery,
  type DeliveryState,
  listAttempts,
  type WebhookAttempt,
} from './list-attempts.ts'
export { type Redelivery, redeliver } from './redeliver.ts'
export { rotateSecret } from './rotate-secret.ts'
export { openEndpointSecrets, sealAgain } from './sealed.ts'
export { findRegisteredSecretsKey, registerSecretsKeys } from './secrets-key.ts'
export type { Place, Start } from './start-cursors.ts'
export { testEndpoint } from './test-endpoint.ts'
