import * as z from 'zod'
import { Day } from '../edtf.ts'
import { ClaimId } from '../ids.ts'
import { defineEvent } from './definition.ts'
import { claimStream } from './streams.ts'

/** The latest day of a due date ended in the dossier's time zone: the scheduler's word, so that no fold reads a clock. */
export const DueDatePassed = defineEvent({
  type: 'DueDatePassed',
  stream: claimStream,
  data: z.strictObject({
    claimId: ClaimId,
    latest: Day,
  }),
})
