import * as z from 'zod'
import { findBadCharacter } from '../text.ts'

/** A publisher's name as documents carry it. */
export const SourceName = z
  .string()
  .min(1)
  .max(300)
  .refine((text) => findBadCharacter(text) === undefined, 'no NUL and no lone surrogate')
