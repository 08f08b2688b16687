import { DOSSIER_STREAM, type DossierConfiguration } from '@onrecord/domain'
import { readEventsAt } from '@onrecord/event-log'
import type { DomainLog } from '../log.ts'
import { findLastSeq } from '../requests/store.ts'
import { DocumentFailure } from './failure.ts'

/** A dossier's configuration, the version of it, and where it stands in the log. */
export type Configured = { configuration: DossierConfiguration; version: number; seq: number }

/** Parsed configurations by dossier; a configuration of 10,000 actors takes longer to parse than a document to extract. */
export type Configurations = Map<string, Configured>

/** Dossiers whose configuration is kept at a time. */
const MOST_CONFIGURATIONS = 200

/** The newest configuration of a dossier. Throws DocumentFailure where it was never configured. */
export async function newestConfiguration(
  deps: { log: DomainLog; configurations: Configurations },
  dossier: string,
): Promise<Configured> {
  const { log, configurations } = deps
  const seq = await findLastSeq(log.db, { dossier, streamId: DOSSIER_STREAM })
  const known = configurations.get(dossier)
  if (known !== undefined && known.seq === seq) return known
  const [event] = seq === undefined ? [] : await readEventsAt(log, { dossier, seqs: [seq] })
  if (event?.type !== 'DossierConfigured') throw new DocumentFailure('load', 'dossier-not-configured')
  const configured = { ...event.data, seq: event.seq }
  configurations.delete(dossier)
  configurations.set(dossier, configured)
  for (const oldest of configurations.keys()) {
    if (configurations.size <= MOST_CONFIGURATIONS) break
    configurations.delete(oldest)
  }
  return configured
}

/**
 * Whether no other configuration has come since. Asked after an append, whose lock on the log's head lets none in before
 * the commit: what is classified by an older one stands before the newer in the log, where the reclassification finds it.
 */
export async function isNewest(tx: DomainLog, { dossier, seq }: { dossier: string; seq: number }): Promise<boolean> {
  return (await findLastSeq(tx.db, { dossier, streamId: DOSSIER_STREAM })) === seq
}
