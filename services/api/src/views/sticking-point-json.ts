import { ClaimId, type StickingPoint as JudgedPoint, type Position, Slug, Stance } from '@onrecord/domain'
import * as z from 'zod'
import { Quote, quotesOf } from './quote.ts'
import type { ViewAt } from './view-at.ts'
import { Why, whyJson } from './why.ts'

/** Where an issue stands. */
export const Status = z.enum(['open', 'dormant', 'closed'])
/** How an open one stands. */
export const Standing = z.enum(['narrowing', 'contested', 'aligned', 'one-sided'])

/** A party by id, with its label. */
export const PartyRef = z.strictObject({ id: Slug, label: z.string() }).meta({ id: 'PartyRef' })
/** A framework by id, with its title. */
export const FrameworkRef = z.strictObject({ id: Slug, title: z.string() }).meta({ id: 'FrameworkRef' })

const HeldPosition = z
  .strictObject({
    party: PartyRef.nullable(),
    holder: z.string().nullable().meta({ description: 'Who, where it is not the party as a whole' }),
    stance: Stance,
    since: z.string().nullable(),
    concurrent: z.boolean().meta({ description: 'The same side holds another stance as well, and neither is later' }),
    relayed: z.boolean().meta({ description: 'Others tell it, not the holder' }),
    provisional: z.boolean().meta({ description: 'It rests on unreviewed, unsure claims alone' }),
    claims: z
      .array(Quote)
      .meta({ description: 'What it rests on, earliest said first; of many the first and the last' }),
    total: z.int().min(1).meta({ description: 'How many claims it rests on' }),
  })
  .meta({ id: 'HeldPosition' })

/** An issue with its proposition in one framework, and who holds what. */
export const StickingPoint = z
  .strictObject({
    issue: z.strictObject({ id: Slug, label: z.string(), proposition: z.string().nullable() }),
    framework: FrameworkRef.nullable(),
    phases: z.array(z.int()).nullable().meta({ description: 'Where the dossier puts the issue; null: in every phase' }),
    status: Status,
    standing: Standing.nullable(),
    since: z.string().nullable(),
    why: Why,
    positions: z.array(HeldPosition),
    noPosition: z.array(PartyRef).meta({ description: 'Negotiating parties of whom no position is on record' }),
    within: z.array(HeldPosition).meta({ description: 'Members of parties who do not speak for them' }),
    withinTotal: z.int().min(0).meta({ description: 'How many members hold one; those who spoke last are listed' }),
    voices: z.array(HeldPosition).meta({ description: 'Those who are not at the table' }),
    voicesTotal: z.int().min(0).meta({ description: 'How many voices there are; those who spoke last are listed' }),
    undated: z.array(ClaimId).meta({ description: 'Claims of unknown date, which replace nothing; of many the first' }),
    undatedTotal: z.int().min(0),
    hidden: z.int().min(0).meta({ description: 'Claims below the confidence threshold' }),
  })
  .meta({ id: 'StickingPoint' })
export type StickingPoint = z.infer<typeof StickingPoint>

/** Composes a sticking point for its readers; `claims` are those of `claimsShownBy`. */
export function stickingPointJson(
  point: JudgedPoint,
  { configuration }: ViewAt,
  claims: ReadonlyMap<string, Quote>,
): StickingPoint {
  const issue = configuration.issues.find(({ id }) => id === point.issue)
  const framework = configuration.frameworks.find(({ id }) => id === point.framework)
  const parties = new Map(configuration.parties.map(({ id, label }) => [id, { id, label }]))
  const actors = new Map(configuration.actors.map(({ id, name }) => [id, name]))
  const party = (id: string) => parties.get(id) ?? { id, label: id }
  const held = (position: Position): z.infer<typeof HeldPosition> => {
    const quotes = quotesOf(claims, position.claims)
    const named = position.actorId === null ? quotes[0]?.by : actors.get(position.actorId)
    return {
      party: position.party === null ? null : party(position.party),
      holder: position.holder === null ? null : (named ?? null),
      stance: position.stance,
      since: position.since,
      concurrent: position.concurrent,
      relayed: position.relayed,
      provisional: position.provisional,
      claims: quotes,
      total: position.total,
    }
  }
  return {
    issue: { id: point.issue, label: issue?.label ?? point.issue, proposition: issue?.proposition ?? null },
    framework: framework === undefined ? null : { id: framework.id, title: framework.title },
    phases: (framework && issue?.phases[framework.id]) ?? null,
    status: point.status,
    standing: point.standing,
    since: point.since,
    why: whyJson(point.why),
    positions: point.positions.map(held),
    noPosition: point.noPosition.map(party),
    within: point.within.map(held),
    withinTotal: point.withinTotal,
    voices: point.voices.map(held),
    voicesTotal: point.voicesTotal,
    undated: point.undated,
    undatedTotal: point.undatedTotal,
    hidden: point.hidden,
  }
}
