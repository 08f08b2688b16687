import { defineEvent } from './definition.ts'
import { FoundClaim } from './found-claim.ts'
import { claimStream } from './streams.ts'

/** What one actor is reported to have set a date for, as the text has it. */
export const DeadlineRecorded = defineEvent({ type: 'DeadlineRecorded', stream: claimStream, data: FoundClaim })
