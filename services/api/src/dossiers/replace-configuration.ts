import { isDeepStrictEqual } from 'node:util'
import {
  type ConfigurationFault,
  DOSSIER_STREAM,
  type DossierConfiguration,
  type eventRegistry,
} from '@onrecord/domain'
import { append, type EventLog } from '@onrecord/event-log'
import type { Command } from '../command.ts'
import { FROM_LOG, type Guard } from '../etag.ts'
import { guardedWrite } from '../guarded-write.ts'
import { invalidPart } from '../invalid-part.ts'
import { unknownDossier } from '../unknown-dossier.ts'
import { configurationOf } from './configuration.ts'
import { lostReferences } from './lost-references.ts'
import { requireSound } from './sound-configuration.ts'

/**
 * Puts a whole configuration in the place of the one before, as its next version; an equal one leaves no event. Returns
 * what is to be warned of. Throws DomainError `unknown-dossier`; HttpProblem where it is not sound, is another dossier's, or
 * somebody else was first.
 */
export async function replaceConfiguration(
  log: EventLog<typeof eventRegistry>,
  request: { dossier: string; configuration: DossierConfiguration; guard: Guard; command: Command },
): Promise<ConfigurationFault[]> {
  const { dossier, configuration, guard, command } = request
  refuseOther(dossier, configuration)
  const faults = requireSound(configuration)
  const unknown = () => unknownDossier(dossier)
  const target = { dossier, streamId: DOSSIER_STREAM, reading: FROM_LOG, guard, unknown }
  return guardedWrite(log, target, async (streamVersion) => {
    const { configuration: before, version } = await configurationOf(log, dossier)
    if (isDeepStrictEqual(before, configuration)) return faults
    const lost = await lostReferences(log.db, { dossier, before, after: configuration })
    const data = { configuration, version: version + 1 }
    await append(log, { dossier, ...command, events: [{ type: 'DossierConfigured', data, expected: streamVersion }] })
    return [...faults, ...lost]
  })
}

/** Refuses a configuration of another dossier: an id can't be changed, since logs, keys and addresses go by it. */
export function refuseOther(dossier: string, { id }: DossierConfiguration): void {
  if (id === dossier) return
  throw invalidPart('body', '/id', `is ${id}, and not ${dossier}: a dossier keeps its id`)
}
