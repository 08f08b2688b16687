import { createHash } from 'node:crypto'
import { Day } from '@onrecord/domain'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as z from 'zod'
import { invalidPart } from './invalid-part.ts'
import { parseJsonBody } from './json-body.ts'
import { limitParameter } from './number-parameters.ts'

/** Longest cursor in characters; one that names a publisher is some 1,300. */
const MAX_CURSOR_LENGTH = 4000

/** Parameters of every list that comes in pages. */
export const PageQuery = z.strictObject({
  limit: limitParameter({ preset: 50, most: 500 }),
  cursor: z.string().max(MAX_CURSOR_LENGTH).optional().meta({
    description: 'From the `Link` of the page before; good for the same list with the same parameters, `limit` apart',
  }),
})

/** What a list route answers with: items, and the cursor of the next page or null. `Link` has the whole address. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() })
}

/** The state of a dossier that all pages of a list show, and the day that they are judged on. */
export type Pin = { asOfSeq: number; today: string }

/** Where a list goes on. Both undefined on its first page; `pin` also where a list shows what is there now. */
export type Place<After> = { after: After | undefined; pin: Pin | undefined }

const Cursor = z.strictObject({
  list: z.string(),
  after: z.unknown(),
  pin: z.strictObject({ asOfSeq: z.int().min(1), today: Day }).optional(),
})

/** Reads a cursor that {@link nextPage} wrote for this list. Throws HttpProblem. */
export function readCursor<Schema extends z.ZodType>(request: FastifyRequest, schema: Schema): Place<z.infer<Schema>> {
  const { cursor } = queryOf(request)
  if (typeof cursor !== 'string') return { after: undefined, pin: undefined }
  const { list, after, pin } = decode(cursor)
  if (list !== listOf(request)) {
    throw invalidPart('query', '/cursor', 'is of another list: keep every parameter of the page before, `limit` apart')
  }
  const parsed = schema.safeParse(after)
  if (!parsed.success) throw noneOfOurs(parsed.error)
  return { after: parsed.data, pin }
}

/**
 * The cursor of the next page, with its whole address in `Link`; null where `last`, where this one ended, is undefined.
 * Where `pin` is given the next page shows the same state, whatever arrives in between.
 */
export function nextPage(request: FastifyRequest, reply: FastifyReply, last: unknown, pin?: Pin): string | null {
  if (last === undefined) return null
  const pinned = pin === undefined ? {} : { pin: { asOfSeq: pin.asOfSeq, today: pin.today } }
  const cursor = Buffer.from(JSON.stringify({ list: listOf(request), after: last, ...pinned })).toString('base64url')
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

/** What does not choose or order a list's items. */
const PAGING = new Set(['cursor', 'limit', 'minSeq'])

/** Names a list: its route, whose it is, what it is narrowed to and how it is sorted, defaults written out. 11 characters. */
function listOf(request: FastifyRequest): string {
  const chosen = Object.entries(queryOf(request))
    .filter(([name, value]) => value !== undefined && !PAGING.has(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const named = JSON.stringify([request.routeOptions.url, request.params, chosen])
  return createHash('sha256').update(named).digest('base64url').slice(0, 11)
}

/** The query as its schema has parsed it. */
function queryOf(request: FastifyRequest): Record<string, unknown> {
  // Every list has a strict object for its query, so the parsed query is one.
  return request.query as Record<string, unknown>
}

function decode(cursor: string): z.infer<typeof Cursor> {
  try {
    return Cursor.parse(parseJsonBody(Buffer.from(cursor, 'base64url')))
  } catch (cause) {
    throw noneOfOurs(cause)
  }
}

/** The problem of a cursor that no list has given. */
export function noneOfOurs(cause?: unknown): Error {
  return invalidPart('query', '/cursor', 'is none that this list has given', cause)
}
