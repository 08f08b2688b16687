import * as z from 'zod'
import { AfterParameter } from '../number-parameters.ts'

/** The header that a reader sends who comes back to a stream. Source: WHATWG HTML §9.2.4. */
export const LastEventId = z.object({
  'last-event-id': AfterParameter.optional().meta({
    description: 'The last seq that was received; a browser sends it by itself. It counts before `after`',
  }),
})
