import { DOSSIER_STREAM, DomainError, type DossierConfiguration, type eventRegistry } from '@onrecord/domain'
import { type EventLog, readEventsAt, readLast } from '@onrecord/event-log'
import { findConfigurationSeq } from '../store.ts'
import { unknownDossier } from '../unknown-dossier.ts'

type Log = EventLog<typeof eventRegistry>

/** A dossier's configuration with its version, from 1. */
export type Configured = { configuration: DossierConfiguration; version: number }

/** The configuration in force; it was in the log with the dossier's first event. Throws DomainError `unknown-dossier`. */
export async function configurationOf(log: Log, dossier: string): Promise<Configured> {
  const event = await readLast(log, { dossier, streamId: DOSSIER_STREAM, type: 'DossierConfigured' })
  if (event?.type !== 'DossierConfigured') throw unknownDossier(dossier)
  return event.data
}

/** One version of a configuration, and when and by which key it came. */
export type RecordedConfiguration = Configured & { seq: number; recordedAt: string; by: string | null }

/** A configuration that was in force once. Throws DomainError `unknown-dossier`, `unknown-configuration`. */
export async function configurationAt(
  log: Log,
  { dossier, version }: { dossier: string; version: number },
): Promise<RecordedConfiguration> {
  const seq = await findConfigurationSeq(log.db, { dossier, version })
  const [event] = seq === undefined ? [] : await readEventsAt(log, { dossier, seqs: [seq] })
  if (event?.type === 'DossierConfigured') {
    return { ...event.data, seq: event.seq, recordedAt: event.recordedAt, by: event.metadata.actor }
  }
  const newest = await configurationOf(log, dossier)
  const detail = `The dossier has had no configuration ${version}; the newest is ${newest.version}.`
  throw new DomainError('unknown-configuration', detail, { dossier, version })
}
