import { DossierId } from '@onrecord/domain'
import * as z from 'zod'
import { defineJob } from '../job.ts'

const ReclassifyDossierPayload = z.strictObject({ dossier: DossierId, configuredId: z.uuid() })
export type ReclassifyDossierPayload = z.infer<typeof ReclassifyDossierPayload>

/**
 * Classify a dossier's claims by its new configuration. `configuredId` is the event id of the `DossierConfigured` that asks
 * for it, and the job's id. How far it has come, PostgreSQL knows; the reconciler covers what attempts do not.
 */
export const reclassifyDossier = defineJob({
  name: 'reclassify-dossier',
  payload: ReclassifyDossierPayload,
  attempts: 8,
  backoffMs: 250,
})
