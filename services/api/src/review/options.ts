import { Answer, DueOutcome, type RecordedClaim, Stance } from '@onrecord/domain'
import * as z from 'zod'
import type { ClaimDecision } from '../decisions/claim-body.ts'

/** Something that an analyst may decide: its body is what `POST …/claims/:id/decisions` takes. */
export const ReviewOption = z
  .strictObject({
    label: z.string(),
    body: z.looseObject({ decision: z.string() }).meta({ description: 'To be sent as it is' }),
    needsReason: z.boolean().meta({ description: 'Add a `reason` of your own' }),
  })
  .meta({ id: 'ReviewOption' })
export type ReviewOption = z.infer<typeof ReviewOption>

type Body = z.input<typeof ClaimDecision>

/** What an analyst would pick from: the claim as it is, its other stances, what became of what it asks or sets, and nothing. */
export function optionsFor({ claim, classification, cluster }: RecordedClaim): ReviewOption[] {
  const options: ReviewOption[] = [option('It is right', { decision: 'confirm' })]
  const positions = classification?.positions ?? []
  for (const [nth, { issue, stance }] of positions.entries()) {
    for (const other of Stance.options.filter((one) => one !== stance)) {
      const changed = positions.with(nth, { issue, stance: other })
      options.push(
        option(`On ${issue} the stance is: ${other}`, {
          decision: 'reclassify',
          classification: { positions: changed },
        }),
      )
    }
    const others = positions.toSpliced(nth, 1)
    options.push(
      option(`It takes no stance on ${issue}`, { decision: 'reclassify', classification: { positions: others } }),
    )
  }
  if (claim.kind === 'demand') {
    for (const answer of Answer.options) {
      options.push(option(`The demand was answered: ${answer}`, { decision: 'answer', answer, party: null }))
    }
  }
  if (claim.due !== null) {
    // An extension needs its new date, which nobody can offer.
    for (const outcome of DueOutcome.options.filter((one) => one !== 'extended')) {
      options.push(option(`What became of the date: ${outcome}`, { decision: 'outcome', outcome, newDate: null }))
    }
  }
  if ((cluster?.mentions ?? 1) > 1) {
    options.push(option('It tells something else than the claims it is linked to', { decision: 'separate' }))
  }
  return [...options, { label: 'The text does not say this', body: { decision: 'retract' }, needsReason: true }]
}

function option(label: string, body: Body): ReviewOption {
  return { label, body, needsReason: false }
}
