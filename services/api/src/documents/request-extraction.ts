import type { eventRegistry } from '@onrecord/domain'
import { append, type EventLog } from '@onrecord/event-log'
import type { DocumentHistory } from '@onrecord/intake/receive'
import type { Command } from '../command.ts'
import { configurationOf } from '../dossiers/configuration.ts'
import { HttpProblem } from '../problem.ts'

/** Why a document is to be read, by the state that it is in. */
const REASONS = { received: 'received', failed: 'retry', processed: 'reextract' } as const

/**
 * Asks for a document to be read: it came without being read, failed, or was read before. One that is waiting is left to
 * wait. `quiet`: no subscriber is told of what comes of it. Throws HttpProblem `conflict` for one that was withdrawn or erased, ConcurrencyError where somebody else was first.
 */
export async function requestExtraction(
  log: EventLog<typeof eventRegistry>,
  request: { dossier: string; history: DocumentHistory; command: Command; quiet?: boolean },
): Promise<void> {
  const { dossier, history, command, quiet = false } = request
  const { state, version, received } = history
  if (state === 'waiting') return
  if (state === 'withdrawn' || state === 'erased') {
    throw new HttpProblem('conflict', `The document is ${state}, so it is not read.`)
  }
  const { configuration } = await configurationOf(log, dossier)
  const extractor = configuration.extractor === 'none' ? 'rules' : configuration.extractor
  const asked = { documentId: received.data.documentId, extractor, version: null, reason: REASONS[state] }
  const data = quiet ? { ...asked, quiet } : asked
  await append(log, { dossier, ...command, events: [{ type: 'ExtractionRequested', data, expected: version }] })
}
