import { hash } from 'node:crypto'
import { DossierId } from '@onrecord/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Logger } from 'pino'
import type { App } from '../app.ts'
import type { KnownKeys } from '../keys/known-keys.ts'
import type { Limits } from '../limits/limits.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { type Ground, openAskedAgain } from './asked-again.ts'
import { namesTag } from './entity-tags.ts'
import { openKnownAnswers } from './known-answers.ts'
import type { KnownViews } from './known-views.ts'
import { listTag } from './list-tag.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * The answer follows from the address, the dossier's views, its day and what the key sees, and from nothing else:
     * it is tagged so, remembered, and not made again for whoever has it.
     */
    follows?: 'views'
  }
  interface FastifyRequest {
    /** What a list is answered from as the views are now; null on other routes, and where a `minSeq` is waited for. */
    ground: Ground | null
  }
}

/** Headers that belong to a body. */
const KEPT_HEADERS = ['content-type', 'link', 'content-disposition', 'vary'] as const

/**
 * Answers reads from what is known: 304 where the caller names the tag of now, else the same body again. The tag is taken
 * before the rows are read, so none is ever newer than its body. Reads that do not follow from views carry the tag of
 * their resource or, made when they are sent, a weak one of their body.
 */
export function addCache(
  app: App,
  {
    bytes,
    ...deps
  }: {
    views: KnownViews
    keys: KnownKeys
    limits: Limits
    logger: Logger
    metrics: Metrics
    bytes: number
  },
): void {
  const answers = openKnownAnswers(bytes)
  const askedAgain = openAskedAgain({ ...deps, answers })
  askedAgain.standBefore(app.server)
  app.decorateRequest('ground', null)

  app.addHook('onRequest', async (request, reply) => {
    request.ground = await groundOf(deps.views, request)
    if (request.ground === null) return
    const { tag } = request.ground
    const known = answers.get(tag)
    const hasIt = known === undefined ? namesTag(request.headers['if-none-match'], tag) : isNamed(request, tag)
    if (hasIt) return reply.header('etag', tag).code(304).send()
    if (known !== undefined) return reply.headers(known.headers).header('etag', tag).send(known.body)
  })

  app.addHook('onSend', async (request, reply, payload) => {
    if (!isRead(request) || reply.statusCode !== 200 || typeof payload !== 'string') return payload
    const tag = request.ground?.tag
    if (tag !== undefined) {
      reply.header('etag', tag)
      answers.set(tag, { body: Buffer.from(payload), headers: keptHeaders(reply) })
    } else if (!reply.hasHeader('etag')) reply.header('etag', bodyTag(payload))
    if (!isNamed(request, String(reply.getHeader('etag')))) return payload
    reply.code(304).removeHeader('content-type').removeHeader('content-length')
    return null
  })

  app.addHook('onResponse', async (request, reply) => {
    if (request.ground !== null) askedAgain.remember(request, reply, request.ground)
  })
}

/** What an answer would rest on now; null where the route has no tag of a list, or nothing is known of the dossier. */
async function groundOf(views: KnownViews, request: FastifyRequest): Promise<Ground | null> {
  const { apiKey: key, url } = request
  if (request.routeOptions.config.follows !== 'views' || key === null) return null
  const { minSeq } = request.query as { minSeq?: unknown }
  // The path has not been looked through yet: it may be anything.
  const { data: dossier } = DossierId.safeParse((request.params as { dossier?: unknown }).dossier)
  if (minSeq !== undefined || dossier === undefined) return null
  const view = await views.now(dossier)
  if (view === undefined) return null
  return { dossier, view, tag: listTag(view, { url, accept: request.headers.accept, key }) }
}

/** What is being sent exists, so `*` names it. */
function isNamed({ headers }: FastifyRequest, tag: string): boolean {
  const header = headers['if-none-match']
  return header?.trim() === '*' || namesTag(header, tag)
}

function isRead({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD'
}

function bodyTag(body: string): string {
  return `W/"${hash('sha256', body, 'base64url').slice(0, 22)}"`
}

function keptHeaders(reply: FastifyReply): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name of KEPT_HEADERS) {
    const value = reply.getHeader(name)
    if (value !== undefined) headers[name] = String(value)
  }
  return headers
}
