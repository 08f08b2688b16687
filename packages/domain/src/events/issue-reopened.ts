import * as z from 'zod'
import { Slug } from '../ids.ts'
import { defineEvent } from './definition.ts'
import { Reason } from './reason.ts'
import { issueStream } from './streams.ts'

/** A reviewer reopened a sticking point. */
export const IssueReopened = defineEvent({
  type: 'IssueReopened',
  stream: issueStream,
  data: z.strictObject({
    issue: Slug,
    framework: Slug.nullable(),
    reason: Reason,
  }),
})
