import type { eventRegistry } from '@onrecord/domain'
import { append, type EventLog } from '@onrecord/event-log'
import type { Command } from '../command.ts'
import { HttpProblem } from '../problem.ts'
import type { DocumentHistory } from './document-history.ts'

/**
 * Asks for the claims of a document that has none yet: it failed, or came without being read. One that is waiting is left
 * to wait. Throws HttpProblem `conflict` for any other state, ConcurrencyError where somebody else was first.
 */
export async function requestExtraction(
  log: EventLog<typeof eventRegistry>,
  request: { dossier: string; history: DocumentHistory; command: Command },
): Promise<void> {
  const { dossier, history, command } = request
  const { state, version, received } = history
  if (state === 'waiting') return
  if (state !== 'failed' && state !== 'received') {
    throw new HttpProblem(
      'conflict',
      `The document is ${state}; only one that failed or was never read can be asked for.`,
    )
  }
  const reason = state === 'failed' ? 'retry' : 'received'
  const data = { documentId: received.data.documentId, extractor: 'rules', version: null, reason } as const
  await append(log, { dossier, ...command, events: [{ type: 'ExtractionRequested', data, expected: version }] })
}
