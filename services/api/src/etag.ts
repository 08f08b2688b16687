import { createHash } from 'node:crypto'
import type { DB } from '@onrecord/database'
import { findViewState, type ViewState } from '@onrecord/projections'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import { readEntityTags } from './cache/entity-tags.ts'
import { invalidPart } from './invalid-part.ts'
import { HttpProblem } from './problem.ts'

/**
 * What a single resource is known by: its stream's version as of what was read, and how it was read (`log`, or a digest of
 * the views' versions, since another fold of the same events may say something else).
 */
export type Tag = { version: number; reading: string }

/** The reading of what is composed from the log itself. */
export const FROM_LOG = 'log'

/** Names how the views read the log now: 8 hexadecimal digits. */
export function readingOf({ versions }: ViewState): string {
  return createHash('sha256').update(versions).digest('hex').slice(0, 8)
}

/** How the views read a dossier now; a text of its own where nothing has been projected. */
export async function readingNow(db: Kysely<DB>, dossier: string): Promise<string> {
  return readingOf((await findViewState(db, { dossier })) ?? { seq: 0, versions: '' })
}

/** The strong entity tag of a resource. Source: RFC 9110 §8.8.3. */
export function formatTag({ version, reading }: Tag): string {
  return `"${version}.${reading}"`
}

/** Sends a single resource with its tag, which `If-Match` of a decision may name. */
export function sendTag(reply: FastifyReply, tag: Tag): void {
  reply.header('etag', formatTag(tag))
}

/** The header of requests that change a resource. */
export const IfMatchHeader = z.object({
  'if-match': z.string().max(1000).optional().meta({
    description:
      'The `ETag` of what was read before deciding; `*`: whatever it is now. Without it 428, with an older one 412',
  }),
})

/** What a caller saw before deciding: any version of what exists, or one of these tags. */
export type Guard = 'any' | readonly string[]

/**
 * Reads `If-Match`. Weak tags are kept: they match nothing, since this comparison is the strong one (RFC 9110 §13.1.1).
 * Throws HttpProblem: 428 where there is none (RFC 6585 §3), 400 where it is malformed.
 */
export function guardOf({ headers }: Pick<FastifyRequest, 'headers'>): Guard {
  const header = headers['if-match']?.trim()
  if (header === undefined) {
    throw new HttpProblem('precondition-required', 'Send If-Match with the ETag of what you decide about, or `*`.')
  }
  if (header === '*') return 'any'
  const tags = readEntityTags(header)
  if (tags === undefined) {
    throw invalidPart('header', '/if-match', 'is neither `*` nor a list of entity tags such as "4.log"')
  }
  return tags
}

/** Whether what is there now is what the caller saw. */
export function matches(guard: Guard, current: Tag): boolean {
  return guard === 'any' || guard.includes(formatTag(current))
}

/** The newest of our versions that the caller saw; 0 where it named none. */
export function seenVersion(guard: Guard): number {
  if (guard === 'any') return 0
  return Math.max(0, ...guard.map((tag) => Number(/^"(\d{1,15})\./.exec(tag)?.[1] ?? 0)))
}
