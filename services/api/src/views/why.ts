import { ClaimId } from '@onrecord/domain'
import * as z from 'zod'
import { ruleInWords } from './rule-words.ts'

/** Why a judgement is what it is: the rule that decided, what it rests on, and what speaks against it. */
export const Why = z
  .strictObject({
    rule: z.string(),
    says: z.string(),
    claims: z.array(ClaimId),
    claimsTotal: z.int().min(0).meta({ description: 'How many; of many the first and the last are listed' }),
    counter: z.array(ClaimId).meta({ description: 'What speaks against it' }),
    counterTotal: z.int().min(0),
  })
  .meta({ id: 'Why' })
export type Why = z.infer<typeof Why>

/** A judgement's reasons with the rule in words; the totals where its lists are shortened. */
export function whyJson(why: {
  rule: string
  claims: string[]
  claimsTotal?: number
  counter: string[]
  counterTotal?: number
}): Why {
  const { rule, claims, claimsTotal = claims.length, counter, counterTotal = counter.length } = why
  return { rule, says: ruleInWords(rule), claims, claimsTotal, counter, counterTotal }
}
