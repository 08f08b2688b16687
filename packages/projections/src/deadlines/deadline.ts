import {
  bySaid,
  type Due,
  type DueDecision,
  type DueEvidence,
  type DueJudgement,
  dueState,
  edtfBounds,
  isAboutFirst,
  isHidden,
  isSaidBy,
  type Link,
  restatementGroups,
  type Said,
} from '@onrecord/domain'
import { isLive, saidOf } from '../claim-state.ts'
import type { ClaimFacts } from '../claims/rows.ts'

/** A date that a live claim sets, with what became of it. `order` sorts as text: obligations first, then by last day. */
export type Deadline = DueJudgement & {
  claimId: string
  due: Due
  decision: DueDecision | null
  framework: string | null
  phase: number | null
  party: string | null
  actorId: string | null
  /** Claims that restate this one, with the same date. */
  mentions: string[]
  order: string
}

/** What the record holds. `claims`: those that set a date and those linked to them. */
export type DeadlineFacts = {
  dates: readonly { claimId: string; due: Due }[]
  decisions: ReadonlyMap<string, DueDecision>
  claims: ReadonlyMap<string, ClaimFacts>
  links: readonly Link[]
}

/** What is asked: dates judged on `day`; with `on`, by claims said by then alone. `framework` undefined: all of them. */
export type DeadlineQuestion = {
  framework?: string | null | undefined
  types: readonly Due['type'][]
  day: string
  on?: string | undefined
  minimumConfidence: number
}

const RANK = { obligation: 0, event: 1, expectation: 2 } as const

type Counted = { claimId: string; said: Said; due: Due | null; facts: ClaimFacts }

/** The deadlines asked for, in their order, and how many the threshold hides. */
export function judgeDeadlines(
  record: DeadlineFacts,
  question: DeadlineQuestion,
): { deadlines: Deadline[]; hidden: number } {
  const dues = new Map(record.dates.map(({ claimId, due }) => [claimId, due]))
  const counted = new Map<string, Counted>()
  let hidden = 0
  for (const [claimId, facts] of record.claims) {
    const said = saidOf(facts)
    const due = dues.get(claimId) ?? null
    if (!isLive(facts) || (question.on !== undefined && !isSaidBy(said, question.on))) continue
    const claim = { claimId, said, due, facts }
    if (!isHidden({ ...facts.found, review: facts.review }, question.minimumConfidence)) counted.set(claimId, claim)
    else if (isAsked(claim, question)) hidden += 1
  }
  const evidence = evidenceOf(counted, record.links)
  const asked = [...counted.values()].filter((claim) => isAsked(claim, question))
  const deadlines = foldRestated(asked, record.links).map(({ claim, mentions }) =>
    toDeadline(claim, {
      mentions,
      evidence: evidence.get(claim.claimId) ?? [],
      decision: record.decisions.get(claim.claimId) ?? null,
      day: question.day,
    }),
  )
  return { deadlines: deadlines.toSorted((a, b) => (a.order < b.order ? -1 : 1)), hidden }
}

function isAsked({ due, facts }: Counted, { framework, types }: DeadlineQuestion): boolean {
  if (due === null || !types.includes(due.type)) return false
  return framework === undefined || (facts.classified?.framework ?? null) === framework
}

/** What other claims say became of each date. */
function evidenceOf(counted: ReadonlyMap<string, Counted>, links: readonly Link[]): Map<string, DueEvidence[]> {
  const evidence = new Map<string, DueEvidence[]>()
  for (const { a, b, relation } of links) {
    const [first, second] = [counted.get(a), counted.get(b)]
    if (first === undefined || second === undefined) continue
    if (relation !== 'meets' && relation !== 'misses' && relation !== 'extends' && relation !== 'withdraws') continue
    const [about, teller] = isAboutFirst(first, second) ? [first, second] : [second, first]
    if (about.due === null) continue
    const list = evidence.get(about.claimId) ?? []
    list.push({ claimId: teller.claimId, relation, said: teller.said })
    evidence.set(about.claimId, list)
  }
  return evidence
}

function foldRestated(claims: readonly Counted[], links: readonly Link[]): { claim: Counted; mentions: string[] }[] {
  const group = restatementGroups(links)
  const groups = Map.groupBy(claims.toSorted(bySaid), ({ claimId, due }) => `${group(claimId)} ${due?.edtf}`)
  return Array.from(groups.values(), ([claim, ...others]) => ({
    claim,
    mentions: others.map(({ claimId }) => claimId),
  })).flatMap(({ claim, mentions }) => (claim === undefined ? [] : [{ claim, mentions }]))
}

function toDeadline(
  claim: Counted,
  given: { mentions: string[]; evidence: DueEvidence[]; decision: DueDecision | null; day: string },
): Deadline {
  const { due, claimId, facts } = claim
  if (due === null) throw new RangeError(`${claimId} sets no date`)
  const { evidence, decision, day, mentions } = given
  const { latest, earliest } = edtfBounds(due.edtf) ?? { latest: null, earliest: null }
  const lastDay = latest ?? `${earliest ?? ''}~`
  return {
    ...dueState({ due, evidence, decision, day }),
    claimId,
    due,
    decision,
    framework: facts.classified?.framework ?? null,
    phase: facts.classified?.phase ?? null,
    party: facts.classified?.party ?? null,
    actorId: facts.classified?.claimants[0]?.actorId ?? null,
    mentions,
    order: `${RANK[due.type]}/${lastDay}/${claimId}`,
  }
}
