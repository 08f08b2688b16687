import * as z from 'zod'
import { Edtf } from '../edtf.ts'
import { DocumentId } from '../ids.ts'
import { defineEvent } from './definition.ts'
import { Reason } from './reason.ts'
import { documentStream } from './streams.ts'

/** What is known about a document was put right; members left out stay as they were. */
export const DocumentCorrected = defineEvent({
  type: 'DocumentCorrected',
  stream: documentStream,
  data: z.strictObject({
    documentId: DocumentId,
    source: z.string().nullable().optional(),
    hasTitle: z.boolean().optional(),
    publishedOn: Edtf.nullable().optional(),
    reason: Reason,
  }),
})
