import { RateLimiterMemory } from 'rate-limiter-flexible'
import { type PolicyName, type Quotas, WINDOW_S } from './policies.ts'

/** Where a caller stands under one policy: requests left, and seconds until all are there again. */
export type Standing = { policy: PolicyName; quota: number; left: number; resetS: number; isExceeded: boolean }

/** Counts requests in windows of a minute, each process its own: see ADR 25. */
export type Limits = {
  /** Counts one request of `who`, a key or an address, under a policy. */
  count(policy: PolicyName, who: string): Promise<Standing>
  /** Where `who` stands without counting. */
  look(policy: PolicyName, who: string): Promise<Standing>
}

type Counted = { consumedPoints: number; msBeforeNext: number } | null

/** Opens counters; nobody has asked for anything yet. */
export function openLimits(quotas: Quotas): Limits {
  const counter = (name: PolicyName) =>
    new RateLimiterMemory({ points: quotas[name], duration: WINDOW_S, keyPrefix: name })
  const counters: Record<PolicyName, RateLimiterMemory> = {
    read: counter('read'),
    write: counter('write'),
    costly: counter('costly'),
    open: counter('open'),
    'wrong-keys': counter('wrong-keys'),
  }
  const standing = (policy: PolicyName, counted: Counted): Standing => {
    const quota = quotas[policy]
    const { consumedPoints, msBeforeNext } = counted ?? { consumedPoints: 0, msBeforeNext: WINDOW_S * 1000 }
    return {
      policy,
      quota,
      left: Math.max(0, quota - consumedPoints),
      resetS: Math.max(1, Math.ceil(msBeforeNext / 1000)),
      isExceeded: consumedPoints > quota,
    }
  }
  return {
    // `penalty` counts as `consume` does, and does not throw what is no Error.
    count: async (policy, who) => standing(policy, await counters[policy].penalty(who)),
    look: async (policy, who) => standing(policy, await counters[policy].get(who)),
  }
}
