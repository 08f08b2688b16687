import * as z from 'zod'
import { DocumentId } from '../ids.ts'
import { defineEvent } from './definition.ts'
import { Reason } from './reason.ts'
import { documentStream } from './streams.ts'

/** The words of a document are gone for good; events, digests and proofs stay valid. */
export const TextErased = defineEvent({
  type: 'TextErased',
  stream: documentStream,
  data: z.strictObject({
    documentId: DocumentId,
    reason: Reason,
  }),
})
