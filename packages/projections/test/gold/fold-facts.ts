import type {
  Contribution,
  DemandAnswer,
  DossierConfiguration,
  DueDecision,
  Link,
  RecordedEvent,
} from '@onrecord/domain'
import { isLive, saidOf } from '../../src/claim-state.ts'
import type { ClaimFacts, Edge } from '../../src/claims/rows.ts'
import type { DeadlineFacts } from '../../src/deadlines/deadline.ts'
import type { OutcomeRow } from '../../src/deadlines/rows.ts'
import { foldInMemory } from '../../src/memory-fold.ts'
import { closedBy } from '../../src/sticking-points/closures.ts'
import type { Closure } from '../../src/sticking-points/rows.ts'
import { views } from '../../src/views.ts'

/** Rows of every view under one prefix of their keys, folded in memory. */
export function foldRows(events: readonly RecordedEvent[]): <Row>(view: string, prefix: string) => [string, Row][] {
  const folds = views.map((view) => foldInMemory(view))
  for (const event of events) for (const fold of folds) fold.apply(event)
  const rows = new Map(folds.map((fold) => [fold.view.name, fold.rows()]))
  return <Row>(view: string, prefix: string) =>
    // Tests name the prefix of the row that they ask for.
    (rows.get(view) ?? []).filter(([key]) => key.startsWith(prefix)) as [string, Row][]
}

/** What the pure rules judge by, from folded rows. */
export function factsOf(rows: ReturnType<typeof foldRows>, configuration: DossierConfiguration) {
  const links: Link[] = rows<Edge>('claims', 'edge/').flatMap(([, { a, b, relation, cut }]) =>
    cut ? [] : [{ a, b, relation }],
  )
  const closures = rows<Closure>('sticking-points', 'closure/').map(([, closure]) => closure)
  const facts = rows<ClaimFacts>('claims', 'claim/').map(([, claim]) => claim)
  const deadlines: DeadlineFacts = {
    claims: facts.filter(isLive).map((claim) => ({
      claimId: claim.found.claimId,
      due: claim.found.due,
      said: saidOf(claim),
      confidence: claim.found.confidence,
      review: claim.review,
      framework: claim.classified?.framework ?? null,
      phase: claim.classified?.phase ?? null,
      party: claim.classified?.party ?? null,
      actorId: claim.classified?.claimants[0]?.actorId ?? null,
    })),
    decisions: new Map(
      rows<OutcomeRow>('deadlines', 'outcome/').map(([, { claimId, decision }]): [string, DueDecision] => [
        claimId,
        decision,
      ]),
    ),
    links,
  }
  const issues = {
    configuration,
    claims: rows<Contribution>('sticking-points', 'contribution/').map(([, row]) => row),
    links,
    answers: rows<DemandAnswer>('sticking-points', 'answer/').map(([, answer]) => answer),
    isClosed: closedBy(closures),
  }
  return { issues, deadlines, facts }
}
