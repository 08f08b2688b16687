import { Actor, ClaimId, type Actor as Configured, Edtf, Slug, Stance } from '@onrecord/domain'
import type { LastStance, Speaking, UnknownClaimant } from '@onrecord/projections'
import * as z from 'zod'

const Counts = z
  .strictObject({ statement: z.int().min(0), demand: z.int().min(0), deadline: z.int().min(0) })
  .meta({ id: 'ClaimCounts', description: 'Live claims by kind' })

const StanceTaken = z
  .strictObject({
    issue: Slug,
    stance: Stance,
    framework: Slug.nullable(),
    day: z
      .string()
      .nullable()
      .meta({ description: 'The day that it sorts by; null where nobody knows when it was said' }),
    claimId: ClaimId,
    history: z.string().meta({ description: 'Where the actor’s stances on it over time are' }),
  })
  .meta({
    id: 'StanceTaken',
    description: 'What the claim said last on an issue takes; a party’s position is more than that',
  })

/** Who speaks in the dossier: a configured actor, or a name that the configuration does not know (`id` null). */
export const SpeakingActor = z
  .strictObject({
    id: Slug.nullable(),
    name: z.string().meta({ description: 'As configured, else as the texts have it' }),
    type: Actor.shape.type.unwrap().nullable(),
    party: Slug.nullable(),
    speaksFor: z.boolean().nullable().meta({ description: 'Whether what the actor says is the party’s word' }),
    roles: z.array(z.strictObject({ title: z.string(), held: Edtf.nullable() })),
    claims: Counts,
    hidden: z.int().min(0).meta({ description: 'Claims below the confidence threshold' }),
    lastSaid: z.string().nullable().meta({ description: 'The last day on which a dated claim was said' }),
    stances: z.array(StanceTaken).meta({ description: 'On each issue that the actor has spoken on, by issue' }),
    example: ClaimId.nullable().meta({ description: 'The last recorded claim of a name that nobody has configured' }),
  })
  .meta({ id: 'SpeakingActor' })
export type SpeakingActor = z.infer<typeof SpeakingActor>

/** Day of a sort key of said-on; null for the empty key of what is undated. */
const dayOf = (said: string): string | null => (said === '' ? null : said.slice(0, said.indexOf('/')))

/** A configured actor with what the views know of it; one that has said nothing is shown with nothing. */
export function configuredActorJson(
  { id, name, type, party, speaksFor, roles }: Configured,
  speaking: Speaking | undefined,
  stances: readonly LastStance[],
  dossier: string,
): SpeakingActor {
  return {
    id,
    name,
    type,
    party,
    speaksFor,
    roles,
    claims: speaking?.claims ?? { statement: 0, demand: 0, deadline: 0 },
    hidden: speaking?.hidden ?? 0,
    lastSaid: dayOf(speaking?.lastSaid ?? ''),
    stances: stances.map(({ issue, stance, framework, said, claimId }) => ({
      issue,
      stance,
      framework,
      day: dayOf(said),
      claimId,
      history: `/v1/dossiers/${dossier}/positions/history?${new URLSearchParams({ issue, actor: id, framework: framework ?? 'none' }).toString()}`,
    })),
    example: null,
  }
}

/** A name of the texts that the configuration does not know. */
export function unknownActorJson({ name, claims, lastSaid, claimId }: UnknownClaimant): SpeakingActor {
  const unknown = { id: null, type: null, party: null, speaksFor: null, roles: [], hidden: 0, stances: [] }
  return { ...unknown, name, claims, lastSaid: dayOf(lastSaid), example: claimId }
}
