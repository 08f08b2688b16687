import { createDossierSecret } from '@onrecord/documents'
import { DomainError, type DossierConfiguration, type eventRegistry } from '@onrecord/domain'
import { append, ConcurrencyError, type EventLog, inTransaction } from '@onrecord/event-log'
import type { Command } from '../command.ts'

/** Opens a dossier's log with its configuration as version 1; returns the last seq. Throws DomainError `dossier-exists`. */
export async function openDossier(
  log: EventLog<typeof eventRegistry>,
  { configuration, command }: { configuration: DossierConfiguration; command: Command },
): Promise<{ seq: number }> {
  const { id, title } = configuration
  try {
    return await inTransaction(log, async (tx) => {
      await createDossierSecret(tx.db, id)
      const { lastSeq } = await append(tx, {
        dossier: id,
        ...command,
        events: [
          { type: 'DossierOpened', data: { title }, expected: 'no-stream' },
          { type: 'DossierConfigured', data: { configuration, version: 1 } },
        ],
      })
      return { seq: lastSeq }
    })
  } catch (error) {
    if (!(error instanceof ConcurrencyError)) throw error
    throw new DomainError('dossier-exists', `There is a dossier ${id} already.`, { dossier: id }, { cause: error })
  }
}
