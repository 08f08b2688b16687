import * as z from 'zod'
import { Slug } from '../ids.ts'
import { defineEvent } from './definition.ts'
import { Reason } from './reason.ts'
import { issueStream } from './streams.ts'

/** A reviewer closed a sticking point. */
export const IssueClosed = defineEvent({
  type: 'IssueClosed',
  stream: issueStream,
  data: z.strictObject({
    issue: Slug,
    framework: Slug.nullable(),
    reason: Reason,
  }),
})
