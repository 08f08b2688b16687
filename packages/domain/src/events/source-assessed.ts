import * as z from 'zod'
import { Reliability } from '../vocabulary.ts'
import { defineEvent } from './definition.ts'
import { Reason } from './reason.ts'
import { SourceName } from './source-name.ts'
import { sourceStream } from './streams.ts'

/**
 * How reliable a publisher is, A (completely) to F (cannot be judged), by the Admiralty code: a reviewer's word, before the
 * configuration's; null takes it back.
 */
export const SourceAssessed = defineEvent({
  type: 'SourceAssessed',
  stream: sourceStream,
  data: z.strictObject({
    source: SourceName,
    reliability: Reliability.nullable(),
    reason: Reason,
  }),
})
