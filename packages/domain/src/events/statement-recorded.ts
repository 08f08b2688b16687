import { defineEvent } from './definition.ts'
import { FoundClaim } from './found-claim.ts'
import { claimStream } from './streams.ts'

/** What one actor is reported to have said, as the text has it. */
export const StatementRecorded = defineEvent({ type: 'StatementRecorded', stream: claimStream, data: FoundClaim })
