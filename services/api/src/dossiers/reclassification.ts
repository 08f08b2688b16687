import { type eventRegistry, RECLASSIFICATION_STREAM } from '@onrecord/domain'
import { type EventLog, readLast } from '@onrecord/event-log'
import * as z from 'zod'
import { findReclassification } from '../store.ts'

/** How far the claims that were there are classified by the configuration in force. */
export const Reclassification = z
  .strictObject({
    state: z.enum(['running', 'done']),
    configVersion: z.int().min(1),
    examined: z
      .int()
      .min(0)
      .meta({ description: 'Claims looked at; a submitter’s or reviewer’s word is not looked at' }),
    changed: z.int().min(0).meta({ description: 'Those of them that came out otherwise' }),
  })
  .meta({ id: 'Reclassification' })

/** What has become of the claims since configuration `version` came; the first one finds none. */
export async function reclassificationOf(
  log: EventLog<typeof eventRegistry>,
  { dossier, version }: { dossier: string; version: number },
): Promise<z.infer<typeof Reclassification>> {
  if (version === 1) return { state: 'done', configVersion: 1, examined: 0, changed: 0 }
  // Asked first: a run that ends between the two questions is found by the second.
  const running = await findReclassification(log.db, { dossier, version })
  const last = await readLast(log, { dossier, streamId: RECLASSIFICATION_STREAM, type: 'DossierReclassified' })
  if (last?.type === 'DossierReclassified' && last.data.configVersion >= version) return { state: 'done', ...last.data }
  return { state: 'running', configVersion: version, examined: 0, changed: 0, ...running }
}
