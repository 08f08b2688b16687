import type { DeliveryStage } from '@onrecord/webhooks'

/** Where a fetch failed, in the order of its way; `size`: the answer was too long; `encoding`: it could not be unpacked or decoded. */
export type FetchStage = Exclude<DeliveryStage, 'render'> | 'size' | 'encoding'

/** An address was not fetched. The message names no secret and no words of others. */
export class FetchError extends Error {
  readonly stage: FetchStage
  /** HTTP status; null where no answer came. */
  readonly status: number | null
  /** What `Retry-After` asks for, ms. */
  readonly retryAfterMs: number | undefined

  constructor(
    stage: FetchStage,
    message: string,
    more: ErrorOptions & { status?: number; retryAfterMs?: number | undefined } = {},
  ) {
    super(message, more)
    this.name = 'FetchError'
    this.stage = stage
    this.status = more.status ?? null
    this.retryAfterMs = more.retryAfterMs
  }
}
