import * as z from 'zod'
import { defineJob } from '../job.ts'

/**
 * Record which due dates have passed, in all dossiers. Which are pending, PostgreSQL knows; a turn that fails is made up for
 * by the next.
 */
export const passDueDates = defineJob({
  name: 'pass-due-dates',
  payload: z.strictObject({}),
  attempts: 1,
  backoffMs: 1000,
})
