import * as z from 'zod'
import { defineEvent } from './definition.ts'
import { DOSSIER_STREAM } from './streams.ts'

/** A negotiation is tracked from now on; always the first event of its log. */
export const DossierOpened = defineEvent({
  type: 'DossierOpened',
  stream: () => DOSSIER_STREAM,
  data: z.strictObject({
    title: z.string(),
  }),
})
