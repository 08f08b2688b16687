import * as z from 'zod'
import { defineEvent } from './definition.ts'
import { RECLASSIFICATION_STREAM } from './streams.ts'

/**
 * Every claim that was there when a configuration came, and that only the rules had classified, has been classified by it:
 * `changed` of the `examined` ones came out otherwise. Until this stands in the log, the work is open.
 */
export const DossierReclassified = defineEvent({
  type: 'DossierReclassified',
  stream: () => RECLASSIFICATION_STREAM,
  data: z.strictObject({
    configVersion: z.int().min(1),
    examined: z.int().min(0),
    changed: z.int().min(0),
  }),
})
