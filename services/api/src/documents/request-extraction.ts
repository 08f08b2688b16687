import type { eventRegistry } from '@onrecord/domain'
import { append, type EventLog } from '@onrecord/event-log'
import type { Command } from '../command.ts'
import { HttpProblem } from '../problem.ts'
import type { DocumentHistory } from './document-history.ts'

/** Why a document is to be read, by the state that it is in. */
const REASONS = { received: 'received', failed: 'retry', processed: 'reextract' } as const

/**
 * Asks for a document to be read: it came without being read, failed, or was read before. One that is waiting is left to
 * wait. Throws HttpProblem `conflict` for one that was withdrawn or erased, ConcurrencyError where somebody else was first.
 */
export async function requestExtraction(
  log: EventLog<typeof eventRegistry>,
  request: { dossier: string; history: DocumentHistory; command: Command },
): Promise<void> {
  const { dossier, history, command } = request
  const { state, version, received } = history
  if (state === 'waiting') return
  if (state === 'withdrawn' || state === 'erased') {
    throw new HttpProblem('conflict', `The document is ${state}, so it is not read.`)
  }
  const reason = REASONS[state]
  const data = { documentId: received.data.documentId, extractor: 'rules', version: null, reason } as const
  await append(log, { dossier, ...command, events: [{ type: 'ExtractionRequested', data, expected: version }] })
}
