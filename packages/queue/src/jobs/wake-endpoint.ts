import * as z from 'zod'
import { defineJob } from '../job.ts'

const WakeEndpointPayload = z.strictObject({ endpointId: z.uuid() })
export type WakeEndpointPayload = z.infer<typeof WakeEndpointPayload>

/** Send what is due to one webhook endpoint; what is due, and when again, PostgreSQL knows. */
export const wakeEndpoint = defineJob({
  name: 'wake-endpoint',
  payload: WakeEndpointPayload,
  attempts: 3,
  backoffMs: 1000,
})
