import { hash } from 'node:crypto'
import { DossierId } from '@onrecord/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../app.ts'
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
    /** The tag of a list as the views are now; null on other routes, and where a `minSeq` is waited for. */
    listTag: string | null
  }
}

/** Headers that belong to a body. */
const KEPT_HEADERS = ['content-type', 'link', 'content-disposition', 'vary'] as const

/**
 * Answers reads from what is known: 304 where the caller names the tag of now, else the same body again. The tag is taken
 * before the rows are read, so none is ever newer than its body. Reads that do not follow from views carry the tag of
 * their resource or, made when they are sent, a weak one of their body.
 */
export function addCache(app: App, { views, bytes }: { views: KnownViews; bytes: number }): void {
  const answers = openKnownAnswers(bytes)
  app.decorateRequest('listTag', null)

  app.addHook('onRequest', async (request, reply) => {
    const tag = await currentTag(views, request)
    if (tag === null) return
    const known = answers.get(tag)
    const hasIt = known === undefined ? namesTag(request.headers['if-none-match'], tag) : isNamed(request, tag)
    if (hasIt) return reply.header('etag', tag).code(304).send()
    if (known !== undefined) return reply.headers(known.headers).header('etag', tag).send(known.body)
    request.listTag = tag
  })

  app.addHook('onSend', async (request, reply, payload) => {
    if (!isRead(request) || reply.statusCode !== 200 || typeof payload !== 'string') return payload
    const { listTag: tag } = request
    if (tag !== null) {
      reply.header('etag', tag)
      answers.set(tag, { body: Buffer.from(payload), headers: keptHeaders(reply) })
    } else if (!reply.hasHeader('etag')) reply.header('etag', bodyTag(payload))
    if (!isNamed(request, String(reply.getHeader('etag')))) return payload
    reply.code(304).removeHeader('content-type').removeHeader('content-length')
    return null
  })
}

/** The tag that an answer would carry now; null where the route has none, or nothing is known of the dossier. */
async function currentTag(views: KnownViews, request: FastifyRequest): Promise<string | null> {
  const { apiKey: key, url } = request
  if (request.routeOptions.config.follows !== 'views' || key === null) return null
  const { minSeq } = request.query as { minSeq?: unknown }
  // The path has not been looked through yet: it may be anything.
  const { data: dossier } = DossierId.safeParse((request.params as { dossier?: unknown }).dossier)
  if (minSeq !== undefined || dossier === undefined) return null
  const view = await views.now(dossier)
  return view === undefined ? null : listTag(view, { url, accept: request.headers.accept, key })
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
