import { WebhookFilter } from '@onrecord/webhooks'
import * as z from 'zod'
import { ConfidenceParameter, PhaseParameter } from '../number-parameters.ts'

/** A list in an address: `kinds=demand,deadline` or `kinds=demand&kinds=deadline`. */
function listParameter<Item extends z.ZodType>(item: Item) {
  const apart = (given: unknown): unknown =>
    given === undefined
      ? undefined
      : [given].flat().flatMap((text: unknown) => (typeof text === 'string' ? text.split(',') : text))
  return z.preprocess(apart, z.array(item).min(1).max(200).optional())
}

const { types, kinds, acts, parties, actors, issues, frameworks } = WebhookFilter.shape

/** The filter of webhooks as parameters of an address, under the same names. */
export const FilterQuery = z.strictObject({
  types: listParameter(types.unwrap().element).meta({ description: 'Left out: new claims alone' }),
  kinds: listParameter(kinds.unwrap().element),
  acts: listParameter(acts.unwrap().element),
  parties: listParameter(parties.unwrap().element),
  actors: listParameter(actors.unwrap().element),
  issues: listParameter(issues.unwrap().element),
  frameworks: listParameter(frameworks.unwrap().element),
  phases: listParameter(PhaseParameter),
  minimumConfidence: ConfidenceParameter.optional().meta({ description: 'Left out: the dossier’s own threshold' }),
})
