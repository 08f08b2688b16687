import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { invalidPart } from './invalid-part.ts'
import { parseJsonBody } from './json-body.ts'
import { limitParameter } from './number-parameters.ts'

/** Parameters of every list that comes in pages. */
export const PageQuery = z.strictObject({
  limit: limitParameter({ preset: 50, most: 500 }),
  cursor: z.string().max(500).optional().meta({ description: 'From the `Link` of the page before' }),
})

/** What a list route answers with: items, and the cursor of the next page or null. `Link` has the whole address. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() })
}

/** Reads a cursor that {@link nextPage} wrote. Throws HttpProblem. */
export function readCursor<Schema extends z.ZodType>(
  schema: Schema,
  cursor: string | undefined,
): z.infer<Schema> | undefined {
  if (cursor === undefined) return undefined
  try {
    return schema.parse(parseJsonBody(Buffer.from(cursor, 'base64url')))
  } catch (cause) {
    throw invalidPart('query', '/cursor', 'is none that this list has given', cause)
  }
}

/** The cursor of the next page, with its whole address in `Link`; null where `last`, where this one ended, is undefined. */
export function nextPage(request: FastifyRequest, reply: FastifyReply, last: unknown): string | null {
  if (last === undefined) return null
  const cursor = Buffer.from(JSON.stringify(last)).toString('base64url')
  linkNext(request, reply, { cursor })
  return cursor
}

/** Names the next page in `Link`: this address with these parameters. Source: RFC 8288. */
export function linkNext(request: FastifyRequest, reply: FastifyReply, changed: Record<string, string>): void {
  const [path = '', query = ''] = request.url.split('?')
  const parameters = new URLSearchParams(query)
  for (const [name, value] of Object.entries(changed)) parameters.set(name, value)
  reply.header('link', `<${path}?${parameters.toString()}>; rel="next"`)
}
