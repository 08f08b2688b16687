import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../app.ts'
import { bearerToken } from '../auth.ts'
import { batchIn } from '../batch/carry-out-lines.ts'
import type { ApiDeps } from '../deps.ts'
import { HttpProblem } from '../problem.ts'
import { findRequest, releaseRequest, saveAnswer } from '../store.ts'
import { beginRequest } from './begin-request.ts'
import { openAnswer, type StoredAnswer, sealAnswer } from './sealed-answer.ts'
import { digestStream, provisionalDigest, type StreamedBody, watchBody } from './streamed-body.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Set where the request came with an Idempotency-Key and is being carried out. */
    repeatable: { keyId: string; idempotencyKey: string; commandId: string; streamed: StreamedBody | null } | null
  }
}

const FORM = /^[\x21-\x7e]{1,200}$/

/** Headers that belong to an answer. */
const KEPT_HEADERS = ['content-type', 'location', 'preference-applied', 'etag'] as const

/** Answers to what was not done and may be asked again: too early, or with another `If-Match`. */
const AGAIN: readonly number[] = [409, 412, 428]

/**
 * Honours `Idempotency-Key` on every POST: the same request again is answered as at first. Answers that ask to come
 * again (409, 412, 428, 5xx) are not kept, the command is: what failed may have been done. Source: draft-ietf-httpapi-idempotency-key-header.
 */
export function addIdempotency(app: App, { log }: ApiDeps): void {
  app.decorateRequest('repeatable', null)

  app.addHook('preHandler', async (request, reply) => {
    const idempotencyKey = keyIn(request)
    const token = bearerToken(request)
    if (idempotencyKey === undefined || token === undefined || request.apiKey === null) return
    const { keyId } = request.apiKey
    const stream = batchIn(request)
    const digest = stream === undefined ? digestOf(request) : await digestOfBatch(request, stream, idempotencyKey)
    const { commandId, answer } = await beginRequest(log.db, { keyId, idempotencyKey, digest, now: new Date() })
    if (answer === null) {
      const streamed = stream === undefined ? null : watchBody(request, stream)
      request.repeatable = { keyId, idempotencyKey, commandId, streamed }
      return
    }
    const { status, headers, body } = openAnswer(token, ownerOf({ keyId, idempotencyKey }), answer)
    return reply.code(status).headers(headers).header('idempotency-replayed', 'true').send(body)
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const { repeatable } = request
    const token = bearerToken(request)
    if (repeatable === null || token === undefined) return payload
    request.repeatable = null
    const digest = repeatable.streamed?.digest()
    // Of a batch that was not read to its end nobody knows whether the next is the same.
    const isUnread = repeatable.streamed !== null && digest === undefined
    if (isUnread || AGAIN.includes(reply.statusCode) || reply.statusCode >= 500 || typeof payload !== 'string') {
      await releaseRequest(log.db, repeatable)
    } else {
      await saveAnswer(log.db, repeatable, sealAnswer(token, ownerOf(repeatable), answerOf(reply, payload)), digest)
    }
    return payload
  })

  /** Where the batch was answered before, its own; else one that stands until it has been read. */
  async function digestOfBatch(request: FastifyRequest, body: Readable, idempotencyKey: string): Promise<string> {
    const keyId = request.apiKey?.keyId ?? ''
    const first = await findRequest(log.db, { keyId, idempotencyKey })
    return first?.answer ? digestStream(request, body) : provisionalDigest(request)
  }
}

function keyIn({ method, headers }: FastifyRequest): string | undefined {
  const header = headers['idempotency-key']
  if (method !== 'POST' || header === undefined) return undefined
  const key = String(header).replace(/^"(.*)"$/, '$1')
  if (!FORM.test(key)) throw new HttpProblem('invalid-request', 'Idempotency-Key: 1 to 200 printable ASCII characters.')
  return key
}

/** Of the parsed body, so that white space and the order of members do not matter. */
function digestOf({ method, url, body }: FastifyRequest): string {
  return createHash('sha256')
    .update(`${method} ${url}\n`)
    .update(JSON.stringify(body ?? null))
    .digest('hex')
}

function ownerOf({ keyId, idempotencyKey }: { keyId: string; idempotencyKey: string }): string {
  return `${keyId}/${idempotencyKey}`
}

function answerOf(reply: FastifyReply, body: string): StoredAnswer {
  const headers: Record<string, string> = {}
  for (const name of KEPT_HEADERS) {
    const value = reply.getHeader(name)
    if (value !== undefined) headers[name] = String(value)
  }
  return { status: reply.statusCode, headers, body }
}
