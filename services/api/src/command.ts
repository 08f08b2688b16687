import { createHash, randomUUID } from 'node:crypto'
import type { EventMetadata } from '@onrecord/domain'
import { derivedCommandId } from '@onrecord/event-log'
import type { FastifyRequest } from 'fastify'
import { correlationIdOf } from './request-id.ts'

/** What a request asks the log to do: under which id, and on whose behalf. */
export type Command = { commandId: string; metadata: EventMetadata }

/** A command of its own for every request, unless an Idempotency-Key says that it is one and the same. */
export function commandOf(request: FastifyRequest): Command {
  const keyId = request.apiKey?.keyId ?? null
  return {
    commandId: request.repeatable?.commandId ?? randomUUID(),
    metadata: { correlationId: correlationIdOf(request), causationId: null, actor: keyId, keyId },
  }
}

/** The command of one line of a batch: the same line under the same Idempotency-Key is the same command. */
export function lineCommand({ commandId, metadata }: Command, line: unknown): Command {
  const digest = createHash('sha256').update(JSON.stringify(line)).digest('hex')
  return { commandId: derivedCommandId(commandId, `line/${digest}`), metadata }
}
