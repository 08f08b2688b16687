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
  const isAsked = reply.request.method !== 'HEAD'
  const taken = isAsked ? cutOffWhereStalled(reply, pieces) : []
  return reply.type(withCharset(type)).send(Readable.from(taken, { highWaterMark: 1 }))
}

async function* cutOffWhereStalled(reply: FastifyReply, pieces: AsyncIterable<string>): AsyncIterable<string> {
  const stalled = setTimeout(() => reply.raw.destroy(), STALLED_MS).unref()
  reply.raw.once('close', () => clearTimeout(stalled))
  for await (const piece of pieces) {
    yield piece
    stalled.refresh()
  }
}

/** Answers with a text of its own kind, whole. */
export function sendText(reply: FastifyReply, { type, text }: { type: string; text: string }): FastifyReply {
  return reply.type(withCharset(type)).send(text)
}

/** What is text to a browser is read in the charset of its own choice where none is named; other types are UTF-8 by definition. */
function withCharset(type: string): string {
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type
}
