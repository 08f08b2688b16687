import { DocumentId, DossierId } from '@onrecord/domain'
import * as z from 'zod'
import { defineJob } from '../job.ts'

const ExtractDocumentPayload = z.strictObject({ dossier: DossierId, documentId: DocumentId, requestId: z.uuid() })
export type ExtractDocumentPayload = z.infer<typeof ExtractDocumentPayload>

/**
 * Extract the claims of one document. `requestId` is the event id of the `ExtractionRequested` that asks for it, and the
 * job's id. Attempts cover a database that is away for a while; the reconciler covers all beyond.
 */
export const extractDocument = defineJob({
  name: 'extract-document',
  payload: ExtractDocumentPayload,
  attempts: 8,
  backoffMs: 250,
})
