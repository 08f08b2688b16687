import { ClaimId, type DossierConfiguration, type Impact, Stance } from '@onrecord/domain'
import * as z from 'zod'
import { IssueRef } from '../views/issue-ref.ts'
import { FrameworkRef, PartyRef, Standing, Status } from '../views/sticking-point-json.ts'

const Says = z.string().meta({ description: 'What the decision would change, in a sentence' })
const Place = { issue: IssueRef, framework: FrameworkRef.nullable() }

const Held = z
  .strictObject({
    kind: z.enum(['holds-position', 'makes-firm', 'hidden-position']),
    ...Place,
    party: PartyRef,
    stance: Stance,
    says: Says,
  })
  .meta({ id: 'PositionImpact' })

const Decides = z
  .strictObject({
    kind: z.literal('decides-standing'),
    ...Place,
    status: Status,
    standing: Standing.nullable(),
    says: Says,
  })
  .meta({ id: 'StandingImpact' })

const DecidesDue = z
  .strictObject({ kind: z.literal('decides-due'), about: ClaimId, state: z.string(), says: Says })
  .meta({ id: 'DueImpact' })

/** What of the views a decision would change. */
export const ImpactJson = z.discriminatedUnion('kind', [Held, Decides, DecidesDue])
export type ImpactJson = z.infer<typeof ImpactJson>

/** An impact with names and a sentence. */
export function impactJson(impact: Impact, { issues, parties, frameworks }: DossierConfiguration): ImpactJson {
  if (impact.kind === 'decides-due') {
    const why = impact.state === 'unknown' ? 'one other claim alone would speak of it' : 'nothing else says so'
    return { ...impact, says: `Rejected, the due date would no longer be ${impact.state}: ${why}.` }
  }
  const issue = { id: impact.issue, label: issues.find(({ id }) => id === impact.issue)?.label ?? impact.issue }
  const title = frameworks.find(({ id }) => id === impact.framework)?.title
  const framework = impact.framework === null ? null : { id: impact.framework, title: title ?? impact.framework }
  if (impact.kind === 'decides-standing') {
    const { kind, status, standing } = impact
    const says = `Rejected, ${issue.label} would no longer be ${standing ?? status}: it rests on this.`
    return { kind, issue, framework, status, standing, says }
  }
  const { kind, stance } = impact
  const party = { id: impact.party, label: parties.find(({ id }) => id === impact.party)?.label ?? impact.party }
  const has = `${party.label} ${HAS[stance]} ${issue.label}`
  const says = {
    'holds-position': `Rejected, nothing else would say that ${has}.`,
    'makes-firm': `Confirmed, it would be firm that ${has}.`,
    'hidden-position': `Confirmed, it would show that ${has}; it is hidden as too unsure.`,
  }
  return { kind, issue, framework, party, stance, says: says[kind] }
}

const HAS = { supports: 'supports', opposes: 'opposes', conditions: 'puts conditions on', unclear: 'leaves open' }
