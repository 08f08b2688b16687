import * as z from 'zod'
import { DocumentId } from '../ids.ts'
import { defineEvent } from './definition.ts'
import { documentStream } from './streams.ts'

/** An extraction ended without claims; nothing else of the dossier is touched, and it can be asked for again. */
export const DocumentFailed = defineEvent({
  type: 'DocumentFailed',
  stream: documentStream,
  data: z.strictObject({
    documentId: DocumentId,
    requestId: z.uuid(),
    stage: z.enum(['load', 'extract', 'classify', 'append', 'crashed']),
    code: z.string().max(64),
  }),
})
