/** Where a delivery failed, in the order of its way: our rule on addresses, name resolution, connection, TLS, time, answer. */
export type DeliveryStage =
  | 'render'
  | 'address'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'timeout'
  | 'response'
  | 'redirect'
  | 'status'

/** A delivery did not succeed. `retryable` says whether another attempt can; the message names no secret and no words of others. */
export class DeliveryError extends Error {
  readonly stage: DeliveryStage
  readonly retryable: boolean

  constructor(stage: DeliveryStage, message: string, options: ErrorOptions & { retryable?: boolean } = {}) {
    super(message, options)
    this.name = 'DeliveryError'
    this.stage = stage
    this.retryable = options.retryable ?? true
  }
}
