import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import { bearerToken } from '../auth.ts'
import { beforeFramework } from '../before-framework.ts'
import type { KnownKeys } from '../keys/known-keys.ts'
import { standingField } from '../limits/limit-fields.ts'
import { policiesOf } from '../limits/limit-requests.ts'
import type { Limits } from '../limits/limits.ts'
import type { PolicyName } from '../limits/policies.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { requestIdOf } from '../request-id.ts'
import { openRequestLog, requestLine } from '../request-log.ts'
import { openHeads } from './heads.ts'
import type { KnownAnswers } from './known-answers.ts'
import type { KnownView, KnownViews } from './known-views.ts'

/** What an answer from what is known rests on: the tag that it carries, and the views as they were known then. */
export type Ground = { dossier: string; view: KnownView; tag: string }

/** What a head was answered with; the body lies among the known answers, under the tag. */
type Answered = {
  ground: Ground
  isTrusted: () => boolean
  keyId: string
  policies: readonly PolicyName[]
  status: number
  /** Names and values in turn, less those that are others each time. */
  headers: readonly string[]
  writeLine: ReturnType<typeof openRequestLog>
  count: ReturnType<Metrics['ofRequests']>
}

/** Answers to heads that came before. */
export type AskedAgain = {
  /** Notes what a request was answered with on this ground. */
  remember(request: FastifyRequest, reply: FastifyReply, ground: Ground): void
  /** Puts itself before the framework of a server. */
  standBefore(server: Server): void
}

type Deps = {
  views: KnownViews
  keys: KnownKeys
  limits: Limits
  answers: KnownAnswers
  logger: Logger
  metrics: Metrics
}

/** Most heads that are remembered, some 2 kB each. */
const MOST_HEADS = 2000

const OWN_HEADERS = new Set(['x-request-id', 'ratelimit'])

/**
 * Answers who asks again in the same words, byte for byte, before the framework does. What follows from the head alone (its
 * form, host, route and parameters, whose key it is and what that may see) was found when it first came. What changes with
 * time is looked at each time: whether the key is still trusted, the views known to be where they were, the quota not used
 * up, the body still remembered. Where one is not so the framework answers, and what it says is remembered in turn.
 */
export function openAskedAgain({ views, keys, limits, answers, logger, metrics }: Deps): AskedAgain {
  const heads = openHeads<Answered>(MOST_HEADS)

  const answerAgain = (request: IncomingMessage, response: ServerResponse, known: Answered): boolean => {
    const begun = performance.now()
    const { ground, isTrusted, keyId, policies, status, headers, writeLine, count } = known
    const body = status === 200 ? answers.get(ground.tag)?.body : null
    if (body === undefined || !isTrusted() || !views.isStill(ground.dossier, ground.view)) return false
    const standings = policies.map((policy) => limits.count(policy, keyId, begun))
    if (standings.some(({ isExceeded }) => isExceeded)) return false
    const id = requestIdOf(request)
    response.writeHead(status, [...headers, 'x-request-id', id, 'ratelimit', standingField(standings)]).end(body)
    const durationMs = performance.now() - begun
    writeLine(id, durationMs)
    count(durationMs)
    return true
  }

  return {
    remember(request, reply, ground) {
      const token = bearerToken(request)
      const isWhole = reply.statusCode === 304 || (reply.statusCode === 200 && !reply.hasHeader('content-encoding'))
      if (token === undefined || request.method !== 'GET' || !isWhole) return
      const line = requestLine(request, reply)
      const headers = Object.entries(reply.getHeaders()).filter(([name]) => !OWN_HEADERS.has(name))
      heads.set(request.raw, {
        ground,
        isTrusted: keys.trustIn(token),
        keyId: request.apiKey?.keyId ?? '',
        policies: policiesOf(request),
        status: reply.statusCode,
        headers: headers.flatMap(([name, value]) => [name, String(value)]),
        writeLine: openRequestLog(logger, line),
        count: metrics.ofRequests(line),
      })
    },
    standBefore(server) {
      beforeFramework(server, (request, response) => {
        // A server that is closing says so to every caller, which the framework does.
        const known = request.method === 'GET' && server.listening ? heads.get(request) : undefined
        if (known === undefined) return false
        const isAnswered = answerAgain(request, response, known)
        if (!isAnswered) heads.forgetLast(request)
        return isAnswered
      })
    },
  }
}
