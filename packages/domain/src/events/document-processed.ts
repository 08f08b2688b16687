import * as z from 'zod'
import { ExtractorRef } from '../claim.ts'
import { DocumentId } from '../ids.ts'
import { defineEvent } from './definition.ts'
import { documentStream } from './streams.ts'

/** An extraction ended; its claims were appended with it, all or nothing. `requestId` is the event id of the request. */
export const DocumentProcessed = defineEvent({
  type: 'DocumentProcessed',
  stream: documentStream,
  data: z.strictObject({
    documentId: DocumentId,
    requestId: z.uuid(),
    extractor: ExtractorRef,
    claims: z.int().min(0),
    dropped: z.int().min(0),
    notes: z.array(z.string().max(64)).max(32),
  }),
})
