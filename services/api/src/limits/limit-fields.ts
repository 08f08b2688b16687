import type { Standing } from './limits.ts'
import { WINDOW_S } from './policies.ts'

/** `RateLimit-Policy` and `RateLimit`: what holds, and where the caller stands. Source: draft-ietf-httpapi-ratelimit-headers-11. */
export function limitFields(standings: readonly Standing[]): { 'ratelimit-policy': string; ratelimit: string } {
  return {
    'ratelimit-policy': standings.map(({ policy, quota }) => `"${policy}";q=${quota};w=${WINDOW_S}`).join(', '),
    ratelimit: standingField(standings),
  }
}

/** `RateLimit` alone. */
export const standingField = (standings: readonly Standing[]): string =>
  standings.map(({ policy, left, resetS }) => `"${policy}";r=${left};t=${resetS}`).join(', ')
