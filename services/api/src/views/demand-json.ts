import { Answer, ClaimId, Slug } from '@onrecord/domain'
import type { Demand as JudgedDemand } from '@onrecord/projections'
import * as z from 'zod'
import { Quote } from './quote.ts'
import { Why, whyJson } from './why.ts'

/** What became of a demand. */
export const DemandState = z.enum(['open', ...Answer.options])

const PartyAnswer = z
  .strictObject({
    party: Slug,
    state: Answer,
    claims: z.array(ClaimId).meta({ description: 'None where a reviewer said so' }),
    byReviewer: z.boolean(),
    relayed: z.boolean().meta({ description: 'Others tell it, not the party' }),
    concurrent: z.boolean().meta({ description: 'It has said something else as well, and neither is later' }),
  })
  .meta({ id: 'PartyAnswer' })

const Word = z
  .strictObject({
    claimId: ClaimId,
    relation: z.enum(['accepts', 'rejects', 'meets', 'withdraws']),
    party: Slug.nullable(),
  })
  .meta({ id: 'AnsweringClaim' })

/** A demand or proposal, and what became of it. */
export const Demand = z
  .strictObject({
    state: DemandState,
    why: Why,
    party: Slug.nullable().meta({ description: 'Who asks' }),
    actor: Slug.nullable(),
    addressee: Slug.nullable().meta({ description: 'The actor who is asked, where one is named' }),
    asked: z.array(Slug).meta({ description: 'Parties that it was put to' }),
    issues: z.array(Slug),
    framework: Slug.nullable(),
    phase: z.int().nullable(),
    answers: z.array(PartyAnswer).meta({ description: 'What each party answered' }),
    words: z.array(Word).meta({ description: 'Every claim that answers it, be it counted or not' }),
    mentions: z.array(ClaimId),
    claim: Quote,
  })
  .meta({ id: 'Demand' })
export type Demand = z.infer<typeof Demand>

/** A demand for its readers, with the words of the claim that makes it. */
export function demandJson(demand: JudgedDemand, claim: Quote): Demand {
  const { state, why, party, actorId, addressee, asked, issues, framework, phase, answers, words, mentions } = demand
  return {
    state,
    why: whyJson(why),
    party,
    actor: actorId,
    addressee,
    asked,
    issues,
    framework,
    phase,
    answers,
    words,
    mentions,
    claim,
  }
}
