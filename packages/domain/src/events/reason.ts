import * as z from 'zod'
import { findBadCharacter } from '../text.ts'

/** Why a person decided so, in their own words; null where they gave none. */
export const Reason = z
  .string()
  .max(2000)
  .refine((text) => findBadCharacter(text) === undefined, 'no NUL and no lone surrogate')
  .nullable()
