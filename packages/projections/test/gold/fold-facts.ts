import {
  type Contribution,
  type DemandAnswer,
  type DossierConfiguration,
  type DueDecision,
  type Link,
  type RecordedEvent,
  sidesOf,
} from '@onrecord/domain'
import { isLive, saidOf } from '../../src/claim-state.ts'
import type { ClaimFacts, Edge } from '../../src/claims/rows.ts'
import type { DeadlineFacts } from '../../src/deadlines/deadline.ts'
import type { OutcomeRow } from '../../src/deadlines/rows.ts'
import type { DemandRecord } from '../../src/demands/demand.ts'
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
  const demands: DemandRecord = {
    claims: facts.filter(isLive).map(({ found, classified, review, ...claim }) => ({
      claimId: found.claimId,
      kind: found.kind,
      act: found.act,
      relayed: found.relayed,
      confidence: found.confidence,
      review,
      said: saidOf({ found, ...claim }),
      party: classified?.party ?? null,
      actorId: classified?.claimants[0]?.actorId ?? null,
      addressee: classified?.addressee?.actorId ?? null,
      framework: classified?.framework ?? null,
      phase: classified?.phase ?? null,
      positions: classified?.positions ?? [],
    })),
    links: rows<Edge>('claims', 'edge/').flatMap(([, { cut, ...link }]) => (cut ? [] : [link])),
    decisions: rows<DemandAnswer>('demands', 'answer/').map(([, answer]) => answer),
    sides: sidesOf(configuration),
  }
  return { issues, deadlines, demands, facts }
}
