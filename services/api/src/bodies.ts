import type { Readable } from 'node:stream'
import { charsetOf, decodeMarkup, EncodingError } from '@onrecord/intake'
import type { FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { parseJsonBody, refuseBadParts } from './json-body.ts'
import { HttpProblem } from './problem.ts'

/** Types of bodies that a route may take beside JSON. */
export type BodyType = 'text/plain' | 'text/html' | 'application/x-ndjson'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route takes beside JSON; nothing where left out. */
    bodies?: readonly BodyType[]
  }
}

/** Longest source of a page, bytes. */
const MAX_PAGE_BYTES = 5_000_000

/**
 * Teaches the server its bodies: JSON as the value that it stands for, `text/plain` as `{ text }`, `text/html` as `{ html }`, NDJSON as
 * the stream that it comes in. What a route's `bodies` does not name is refused there.
 */
export function acceptBodies(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    refuseEncoded(request)
    refuseOtherCharsets(request, 'JSON is UTF-8 (RFC 8259); send no other charset.')
    return parseJsonBody(body)
  })
  app.addContentTypeParser('text/plain', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    refuseUnless(request, 'text/plain')
    refuseOtherCharsets(request, 'Send plain text as UTF-8.')
    const text = decode(body, { charset: 'utf-8', language: 'xml' })
    refuseBadParts({ text })
    return { text }
  })
  const page = { parseAs: 'buffer', bodyLimit: MAX_PAGE_BYTES } as const
  app.addContentTypeParser('text/html', page, async (request: FastifyRequest, body: Buffer) => {
    refuseUnless(request, 'text/html')
    return { html: decode(body, { charset: charsetOf(request.headers['content-type']), language: 'html' }) }
  })
  app.addContentTypeParser('application/x-ndjson', async (request: FastifyRequest, body: Readable) => {
    refuseUnless(request, 'application/x-ndjson')
    refuseOtherCharsets(request, 'NDJSON is UTF-8; send no other charset.')
    return body
  })
  app.addContentTypeParser('*', async (request: FastifyRequest) => {
    throw notTaken(request)
  })
}

function refuseUnless(request: FastifyRequest, type: BodyType): void {
  if (request.routeOptions.config.bodies?.includes(type) !== true) throw notTaken(request)
  refuseEncoded(request)
}

/** A few compressed bytes may stand for gigabytes. Throws HttpProblem, which names what is taken (RFC 7694). */
function refuseEncoded({ headers }: FastifyRequest): void {
  const encoding = headers['content-encoding']
  if (encoding === undefined || encoding.toLowerCase() === 'identity') return
  const accepted = { headers: { 'accept-encoding': 'identity' } }
  throw new HttpProblem('unsupported-media-type', 'Send the body as it is, without Content-Encoding.', accepted)
}

function notTaken({ routeOptions }: FastifyRequest): HttpProblem {
  const types = ['application/json', ...(routeOptions.config.bodies ?? [])]
  return new HttpProblem('unsupported-media-type', `Send Content-Type: ${types.join(', ')}.`)
}

function refuseOtherCharsets(request: FastifyRequest, detail: string): void {
  const charset = charsetOf(request.headers['content-type'])
  if (charset !== undefined && charset !== 'utf-8') throw new HttpProblem('unsupported-media-type', detail)
}

function decode(bytes: Buffer, as: Parameters<typeof decodeMarkup>[1]): string {
  try {
    return decodeMarkup(bytes, as)
  } catch (cause) {
    if (!(cause instanceof EncodingError)) throw cause
    throw new HttpProblem('invalid-encoding', `The body holds bytes that are not ${cause.encoding}.`, { cause })
  }
}
