import type { FastifyReply, FastifyRequest } from 'fastify'
import { HttpProblem } from '../problem.ts'
import { limitFields } from './limit-fields.ts'
import type { Limits, Standing } from './limits.ts'
import { networkOf } from './network-of.ts'
import type { PolicyName } from './policies.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Takes long to answer whatever is asked: counted under `costly` too. */
    costly?: boolean
  }
}

/** Parameters that make a list costly: reading the past, and searching in words. */
const COSTLY_PARAMETERS = ['asOfSeq', 'asOfTime', 'q'] as const

/**
 * Refuses an address that has tried too many keys that are none, before the next one is looked up. Throws HttpProblem.
 * Keys that were good lately are for the caller to let pass: others may work behind the same address.
 */
export function refuseGuessing(limits: Limits, request: FastifyRequest, reply: FastifyReply): void {
  const guesses = limits.look('wrong-keys', networkOf(request.ip))
  if (guesses.left > 0) return
  refuse(reply, [guesses], guesses)
}

/**
 * Counts a request and tells the caller where it stands: by its key, else by its address. Throws HttpProblem
 * `too-many-requests`.
 */
export function countRequest(
  limits: Limits,
  request: FastifyRequest,
  reply: FastifyReply,
  { isWrongKey }: { isWrongKey: boolean },
): void {
  const { apiKey } = request
  const who = apiKey?.keyId ?? networkOf(request.ip)
  const policies = apiKey === null ? openPolicies(isWrongKey) : policiesOf(request)
  const standings = policies.map((policy) => limits.count(policy, who))
  const exceeded = standings.find(({ isExceeded }) => isExceeded)
  if (exceeded !== undefined) refuse(reply, standings, exceeded)
  reply.headers(limitFields(standings))
}

function openPolicies(isWrongKey: boolean): readonly PolicyName[] {
  return isWrongKey ? ['open', 'wrong-keys'] : ['open']
}

/** What a request of a key is counted under. */
export function policiesOf(request: FastifyRequest): readonly PolicyName[] {
  const { costly = false } = request.routeOptions.config
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  const query = (request.query ?? {}) as Record<string, unknown>
  const isCostly = costly || COSTLY_PARAMETERS.some((name) => query[name] !== undefined)
  return [isRead ? 'read' : 'write', ...(isCostly ? (['costly'] as const) : [])]
}

function refuse(reply: FastifyReply, standings: readonly Standing[], exceeded: Standing): never {
  reply.headers(limitFields(standings))
  const { policy, quota, resetS } = exceeded
  throw new HttpProblem('too-many-requests', `${quota} requests a minute are allowed (${policy}); wait ${resetS} s.`, {
    headers: { 'retry-after': String(resetS) },
    details: { policy },
  })
}
