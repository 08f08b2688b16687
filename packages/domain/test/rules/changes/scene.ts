import {
  type Contribution,
  DossierConfiguration,
  type Link,
  type StickingPoint,
  stickingPoints,
} from '../../../src/index.ts'
import { contribution } from '../contributions.ts'

const configuration = DossierConfiguration.parse({
  id: 'port',
  title: 'Port dispute',
  frameworks: [{ id: 'deal', title: 'Final offer', inForce: '2025-01-01/2025-12-31' }],
  issues: [
    { id: 'wages', label: 'Wages', proposition: 'Wages rise by ten per cent' },
    { id: 'shifts', label: 'Shifts', proposition: 'Night shifts end' },
  ],
  parties: [
    { id: 'union', label: 'Union', negotiates: true },
    { id: 'port', label: 'Port', negotiates: true },
  ],
  actors: [
    { id: 'union-board', name: 'Board', party: 'union' },
    { id: 'port-director', name: 'Director', party: 'port' },
  ],
})

/** A claim of the port's director. */
export function byPort(claimId: string, saidOn: string | null, given: Partial<Contribution> = {}): Contribution {
  return contribution(claimId, saidOn, { party: 'port', actorId: 'port-director', holder: 'port-director', ...given })
}

/** The sticking points that a reading of these claims shows. */
export function reading(
  claims: Contribution[],
  given: { links?: Link[]; closed?: string[]; judgedOn?: string } = {},
): StickingPoint[] {
  const { links = [], closed = [], judgedOn = '2025-06-01' } = given
  const isClosed = (issue: string) => closed.includes(issue)
  return stickingPoints({ configuration, claims, links, answers: [], isClosed }, { framework: 'deal', judgedOn })
}
