import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'

/** A reader who takes nothing for so long is cut off, ms. */
const STALLED_MS = 60_000

/**
 * Answers with pieces of text as they are made, each when the one before has been taken: what is asked for may be larger
 * than memory. Where a piece can't be made the connection is cut, so that no reader takes a part for the whole.
 */
export function sendPieces(
  reply: FastifyReply,
  { type, pieces }: { type: string; pieces: AsyncIterable<string> },
): FastifyReply {
  reply.raw.setTimeout(STALLED_MS, () => reply.raw.destroy())
  const isAsked = reply.request.method !== 'HEAD'
  return reply.type(type).send(Readable.from(isAsked ? pieces : [], { highWaterMark: 1 }))
}
