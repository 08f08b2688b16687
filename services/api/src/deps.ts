import type { eventRegistry } from '@onrecord/domain'
import type { EventLog } from '@onrecord/event-log'
import type { SecretsKeys } from '@onrecord/webhooks'
import type { Logger } from 'pino'
import type { KnownViews } from './cache/known-views.ts'
import type { KnownKeys } from './keys/known-keys.ts'
import type { Metrics } from './metrics/metrics.ts'

/** What the routes work with, opened once by `start`. */
export type ApiDeps = {
  log: EventLog<typeof eventRegistry>
  logger: Logger
  /** Names that a request's Host may have, without port; null: any. */
  allowedHosts: readonly string[] | null
  /** What seals the secrets of webhooks, and whether receivers on loopback are called; null: no webhooks. */
  webhooks: { secretsKeys: SecretsKeys; allowLoopback: boolean } | null
  /** Whether feeds on loopback may be polled; left out: they may not. */
  feeds?: { allowLoopback: boolean }
  /** How far views are, without asking PostgreSQL each time. */
  views: KnownViews
  /** Who a token is, the same way. */
  keys: KnownKeys
  /** What this server counts. */
  metrics: Metrics
}

/** What `start` hands to the server; the rest the server opens itself. */
export type GivenDeps = Omit<ApiDeps, 'views' | 'keys' | 'metrics'>
