import { STALE_MS } from './cache/known-views.ts'
import { PATIENCE, type Patience } from './connections.ts'
import { TRUST_MS } from './keys/known-keys.ts'
import { QUOTAS, type Quotas } from './limits/policies.ts'

/**
 * What a server allows and remembers. `cacheBytes` 0: no bodies; `staleMs`, `trustMs`: age of what is known of views, and
 * of a key; `trustedProxies`: addresses or networks whose X-Forwarded-For tells where a request comes from, empty: none;
 * `corsOrigins`: origins whose pages may read answers, as `Origin` names them, empty: none; `patience`: with slow senders.
 */
export type ServerSettings = {
  quotas: Quotas
  cacheBytes: number
  staleMs: number
  trustMs: number
  trustedProxies: readonly string[]
  maxConnections: number
  corsOrigins: readonly string[]
  patience: Patience
}

/** What holds where nothing else is said. */
export const serverDefaults = {
  quotas: QUOTAS,
  cacheBytes: 64 * 1024 * 1024,
  staleMs: STALE_MS,
  trustMs: TRUST_MS,
  trustedProxies: [],
  maxConnections: 10_000,
  corsOrigins: [],
  patience: PATIENCE,
} as const satisfies ServerSettings
