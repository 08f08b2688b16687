import * as z from 'zod'
import { Edtf } from '../edtf.ts'
import { DocumentId, Sha256 } from '../ids.ts'
import { defineEvent } from './definition.ts'
import { documentStream } from './streams.ts'

/** A text was submitted. `digest` is SHA-256(salt ‖ text), `length` counts UTF-16 code units; `language` is a guess, ISO 639-1. */
export const DocumentReceived = defineEvent({
  type: 'DocumentReceived',
  stream: documentStream,
  data: z.strictObject({
    documentId: DocumentId,
    digest: Sha256,
    length: z.int().min(1),
    language: z.string().nullable(),
    source: z.string().nullable(),
    hasTitle: z.boolean(),
    publishedOn: Edtf.nullable(),
  }),
})
