import { defineEvent } from './definition.ts'
import { FoundClaim } from './found-claim.ts'
import { claimStream } from './streams.ts'

/** What one actor is reported to have demanded, as the text has it. */
export const DemandRecorded = defineEvent({ type: 'DemandRecorded', stream: claimStream, data: FoundClaim })
