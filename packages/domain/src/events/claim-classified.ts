import * as z from 'zod'
import { ClaimPosition, Phase } from '../claim.ts'
import { ClaimId, Slug } from '../ids.ts'
import { defineEvent } from './definition.ts'
import { NamedActor } from './named-actor.ts'
import { Reason } from './reason.ts'
import { claimStream } from './streams.ts'

/** What the dossier makes of a claim; the latest counts, a reviewer's always. Names are spans of the text, only configured actors are written out. A reviewer's may give a `reason`. */
export const ClaimClassified = defineEvent({
  type: 'ClaimClassified',
  stream: claimStream,
  data: z.strictObject({
    claimId: ClaimId,
    claimants: z.array(NamedActor.extend({ role: z.string().max(300).nullable() })).max(64),
    party: Slug.nullable(),
    positions: z.array(ClaimPosition).max(64),
    framework: Slug.nullable(),
    phase: Phase.nullable(),
    addressee: NamedActor.nullable(),
    configVersion: z.int().min(1),
    by: z.enum(['rules', 'submitter', 'reviewer']),
    reason: Reason.optional(),
  }),
})
