import * as z from 'zod'
import { DocumentId } from '../ids.ts'
import { defineEvent } from './definition.ts'
import { Reason } from './reason.ts'
import { documentStream } from './streams.ts'

/** A document no longer counts; its claims leave every view, the history keeps them. */
export const DocumentWithdrawn = defineEvent({
  type: 'DocumentWithdrawn',
  stream: documentStream,
  data: z.strictObject({
    documentId: DocumentId,
    reason: Reason,
  }),
})
