import { DOSSIER_STREAM, type DossierConfiguration, type eventRegistry } from '@onrecord/domain'
import { type EventLog, readLast } from '@onrecord/event-log'
import { unknownDossier } from '../unknown-dossier.ts'

/** A dossier's configuration with its version, from 1. */
export type Configured = { configuration: DossierConfiguration; version: number }

/** The configuration in force; it was in the log with the dossier's first event. Throws DomainError `unknown-dossier`. */
export async function configurationOf(log: EventLog<typeof eventRegistry>, dossier: string): Promise<Configured> {
  const event = await readLast(log, { dossier, streamId: DOSSIER_STREAM, type: 'DossierConfigured' })
  if (event?.type !== 'DossierConfigured') throw unknownDossier(dossier)
  return event.data
}
