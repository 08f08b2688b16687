import * as z from 'zod'
import { DocumentId } from '../ids.ts'
import { defineEvent } from './definition.ts'
import { Reason } from './reason.ts'
import { documentStream } from './streams.ts'

/** A withdrawn document counts again. */
export const DocumentReinstated = defineEvent({
  type: 'DocumentReinstated',
  stream: documentStream,
  data: z.strictObject({
    documentId: DocumentId,
    reason: Reason,
  }),
})
