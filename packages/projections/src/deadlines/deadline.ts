import {
  bySaid,
  clusterGroups,
  type Due,
  type DueDecision,
  type DueEvidence,
  type DueJudgement,
  dueState,
  isAboutFirst,
  isHidden,
  isSaidBy,
  type Link,
  type Review,
  type Said,
} from '@onrecord/domain'
import { deadlineOrder, orderRange } from './order.ts'

/** A date that a live claim sets, with what became of it. `order` sorts as text: obligations first, then by last day. */
export type Deadline = DueJudgement & {
  claimId: string
  due: Due
  decision: DueDecision | null
  framework: string | null
  phase: number | null
  party: string | null
  actorId: string | null
  /** Claims that tell the same, with the same date. */
  mentions: string[]
  order: string
}

/** What of a live claim bears on due dates; `due` null: it sets none, but tells what became of one. */
export type DeadlineClaim = {
  claimId: string
  due: Due | null
  said: Said
  confidence: number
  review: Review
  framework: string | null
  phase: number | null
  party: string | null
  actorId: string | null
}

/** What the record holds. `claims`: live ones that set a date, and live ones that are linked to them. */
export type DeadlineFacts = {
  claims: readonly DeadlineClaim[]
  decisions: ReadonlyMap<string, DueDecision>
  links: readonly Link[]
}

/**
 * What is asked: dates judged on `day`; with `on`, by claims said by then alone. `framework` undefined: all of them. `from`,
 * `to`: dates whose last day lies between, both included; those with an open end stand at their first day.
 */
export type DeadlineQuestion = {
  framework?: string | null | undefined
  types: readonly Due['type'][]
  from?: string | undefined
  to?: string | undefined
  day: string
  on?: string | undefined
  minimumConfidence: number
}

/** The deadlines asked for, in their order, and how many the threshold hides. */
export function judgeDeadlines(
  record: DeadlineFacts,
  question: DeadlineQuestion,
): { deadlines: Deadline[]; hidden: number } {
  const counted = new Map<string, DeadlineClaim>()
  let hidden = 0
  for (const claim of record.claims) {
    if (question.on !== undefined && !isSaidBy(claim.said, question.on)) continue
    if (!isHidden(claim, question.minimumConfidence)) counted.set(claim.claimId, claim)
    else if (isAsked(claim, question)) hidden += 1
  }
  const evidence = evidenceOf(counted, record.links)
  const asked = [...counted.values()].filter((claim) => isAsked(claim, question))
  const deadlines = foldTold(asked, record.links).map(({ claim, mentions }) =>
    toDeadline(claim, {
      mentions,
      ...toldOf([claim.claimId, ...mentions], { evidence, decisions: record.decisions }),
      day: question.day,
    }),
  )
  return { deadlines: deadlines.toSorted((a, b) => (a.order < b.order ? -1 : 1)), hidden }
}

function isAsked({ claimId, due, framework }: DeadlineClaim, question: DeadlineQuestion): boolean {
  if (due === null || !question.types.includes(due.type)) return false
  const order = deadlineOrder(claimId, due)
  const { low, high } = orderRange(due.type, question)
  if (order < low || order >= high) return false
  return question.framework === undefined || framework === question.framework
}

/** What other claims say became of each date. */
function evidenceOf(counted: ReadonlyMap<string, DeadlineClaim>, links: readonly Link[]): Map<string, DueEvidence[]> {
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

/** What is said of a date that is told several times is said of it, whichever telling it is said of. */
function toldOf(
  tellings: readonly string[],
  { evidence, decisions }: { evidence: ReadonlyMap<string, DueEvidence[]>; decisions: DeadlineFacts['decisions'] },
): { evidence: DueEvidence[]; decision: DueDecision | null } {
  const said = tellings.flatMap((claimId) => evidence.get(claimId) ?? [])
  const decided = tellings.find((claimId) => decisions.has(claimId))
  return {
    evidence: [...new Map(said.map((item) => [`${item.claimId} ${item.relation}`, item])).values()],
    decision: decided === undefined ? null : (decisions.get(decided) ?? null),
  }
}

function foldTold(
  claims: readonly DeadlineClaim[],
  links: readonly Link[],
): { claim: DeadlineClaim; mentions: string[] }[] {
  const group = clusterGroups(links)
  const groups = Map.groupBy(claims.toSorted(bySaid), ({ claimId, due }) => `${group(claimId)} ${due?.edtf}`)
  return Array.from(groups.values(), ([claim, ...others]) => ({
    claim,
    mentions: others.map(({ claimId }) => claimId),
  })).flatMap(({ claim, mentions }) => (claim === undefined ? [] : [{ claim, mentions }]))
}

function toDeadline(
  claim: DeadlineClaim,
  given: { mentions: string[]; evidence: DueEvidence[]; decision: DueDecision | null; day: string },
): Deadline {
  const { due, claimId, framework, phase, party, actorId } = claim
  if (due === null) throw new RangeError(`${claimId} sets no date`)
  const { evidence, decision, day, mentions } = given
  return {
    ...dueState({ due, evidence, decision, day }),
    claimId,
    due,
    decision,
    framework,
    phase,
    party,
    actorId,
    mentions,
    order: deadlineOrder(claimId, due),
  }
}
