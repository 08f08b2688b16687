import { Reason } from '@onrecord/domain'
import * as z from 'zod'

/** Why somebody decided so, where that may be left out. */
export const OptionalReason = Reason.default(null).meta({ description: 'Why, in your own words; kept for good' })

/** The same where a decision takes something away from others. */
export const RequiredReason = z
  .string()
  .max(2000)
  .regex(/\S/, 'say why')
  .pipe(Reason.unwrap())
  .meta({ description: 'Why, in your own words; kept for good' })
