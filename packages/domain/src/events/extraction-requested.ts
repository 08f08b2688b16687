import * as z from 'zod'
import { DocumentId, Slug } from '../ids.ts'
import { ExtractionReason } from '../vocabulary.ts'
import { defineEvent } from './definition.ts'
import { documentStream } from './streams.ts'

/**
 * Claims are to be extracted. The event's id is the id of the job that does it. `quiet`: nobody is notified of what comes of
 * it.
 */
export const ExtractionRequested = defineEvent({
  type: 'ExtractionRequested',
  stream: documentStream,
  data: z.strictObject({
    documentId: DocumentId,
    extractor: Slug,
    version: z.string().nullable(),
    reason: ExtractionReason,
    quiet: z.literal(true).optional(),
  }),
})
