import { randomUUID } from 'node:crypto'
import type { EventMetadata } from '@onrecord/domain'
import type { FastifyRequest } from 'fastify'

/** What a request asks the log to do: under which id, and on whose behalf. */
export type Command = { commandId: string; metadata: EventMetadata }

/** A command of its own for every request: what people do twice, they mean twice. */
export function commandOf(request: FastifyRequest): Command {
  const keyId = request.apiKey?.keyId ?? null
  return {
    commandId: randomUUID(),
    metadata: { correlationId: request.id, causationId: null, actor: keyId, keyId },
  }
}
