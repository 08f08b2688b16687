import { LRUCache } from 'lru-cache'
import { type PolicyName, type Quotas, WINDOW_S } from './policies.ts'

/** Where a caller stands under one policy: requests left, and seconds until all are there again. */
export type Standing = { policy: PolicyName; quota: number; left: number; resetS: number; isExceeded: boolean }

/** Counts requests in windows of a minute, each process its own: see ADR 25. */
export type Limits = {
  /** Counts one request of `who`, a key or an address, under a policy; `now` is in ms of the process's clock, where it was read already. */
  count(policy: PolicyName, who: string, now?: number): Standing
  /** Where `who` stands without counting. */
  look(policy: PolicyName, who: string): Standing
}

/** A caller's minute: it begins with the first request that is counted. `endsAt` is in ms of the process's clock. */
type Window = { used: number; endsAt: number }

/** Most callers that are counted under one policy, the least lately seen forgotten first. */
const MOST_CALLERS = 20_000

/** Opens counters; nobody has asked for anything yet. */
export function openLimits(quotas: Quotas): Limits {
  // Of a policy that nobody was counted under yet there is none: room for so many callers takes a while to lay out.
  const windows = new Map<PolicyName, LRUCache<string, Window>>()
  const windowOf = (policy: PolicyName, who: string, now: number): Window => {
    const known = windows.get(policy)?.get(who)
    return known !== undefined && known.endsAt > now ? known : { used: 0, endsAt: now + 1000 * WINDOW_S }
  }
  const keep = (policy: PolicyName, who: string, window: Window): void => {
    const kept = windows.get(policy) ?? new LRUCache({ max: MOST_CALLERS })
    windows.set(policy, kept)
    kept.set(who, window)
  }
  const standing = (policy: PolicyName, { used, endsAt }: Window, now: number): Standing => {
    const quota = quotas[policy]
    // Of clocks with fractions what was added and taken away again may be a little more than it was.
    const resetS = Math.min(WINDOW_S, Math.max(1, Math.ceil((endsAt - now) / 1000)))
    return { policy, quota, left: Math.max(0, quota - used), resetS, isExceeded: used > quota }
  }
  return {
    count(policy, who, now = performance.now()) {
      const window = windowOf(policy, who, now)
      if (window.used === 0) keep(policy, who, window)
      window.used += 1
      return standing(policy, window, now)
    },
    look(policy, who) {
      const now = performance.now()
      return standing(policy, windowOf(policy, who, now), now)
    },
  }
}
