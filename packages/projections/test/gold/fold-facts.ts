import type { Contribution, DossierConfiguration, DueDecision, Link, RecordedEvent } from '@onrecord/domain'
import type { ClaimFacts, Edge } from '../../src/claims/rows.ts'
import type { DeadlineFacts } from '../../src/deadlines/deadline.ts'
import type { DueRow, OutcomeRow } from '../../src/deadlines/rows.ts'
import { foldInMemory } from '../../src/memory-fold.ts'
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
  const deadlines: DeadlineFacts = {
    dates: rows<DueRow>('deadlines', 'due/').map(([, row]) => row),
    decisions: new Map(
      rows<OutcomeRow>('deadlines', 'outcome/').map(([, { claimId, decision }]): [string, DueDecision] => [
        claimId,
        decision,
      ]),
    ),
    claims: new Map(
      rows<ClaimFacts>('claims', 'claim/').map(([, facts]): [string, ClaimFacts] => [facts.found.claimId, facts]),
    ),
    links,
  }
  const issues = {
    configuration,
    claims: rows<Contribution>('sticking-points', 'contribution/').map(([, row]) => row),
    links,
    answers: [],
    isClosed: (issue: string) => closures.some(({ closes, closed }) => closes === issue && closed),
  }
  return { issues, deadlines }
}
