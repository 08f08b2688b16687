import { type Bounds, edtfBounds, edtfDueDays } from '../edtf.ts'
import type { Modality } from '../vocabulary.ts'
import { bySaid, isDated, type Said } from './said-on.ts'

export type DueState = 'upcoming' | 'due' | 'overdue' | 'met' | 'missed' | 'extended' | 'withdrawn' | 'unknown'

/** A date that a claim sets, as far as its state depends on it. */
export type DueDate = { edtf: string; modality: Modality }

/** A claim that says what became of the due date. */
export type DueEvidence = {
  claimId: string
  relation: 'meets' | 'misses' | 'extends' | 'withdraws'
  said: Said
}

/** A reviewer's word on it, which outweighs every claim. */
export type DueDecision = { outcome: 'met' | 'missed' | 'extended' | 'withdrawn'; newDate: string | null }

/**
 * The state, the claims that it rests on (none where the clock or a reviewer decided), claims that say that something else
 * became of the date, and claims that set a new date too late.
 */
export type DueJudgement = { state: DueState; rule: string; by: string[]; counter: string[]; newDate: string[] }

const STATE_OF = { meets: 'met', misses: 'missed', extends: 'extended', withdraws: 'withdrawn' } as const

/**
 * What became of a due date, judged on `day`: a reviewer's word, else a claim's, else the clock's. Where the latest words on
 * whether it was met differ and none is surely the later, it is unknown. A conditional date that
 * no claim speaks of is unknown. "By" a day is due on that day alone, "by" a month on each of its days; so is a window; a
 * date with an open end stays due. An extension counts as one unless it was said only after the date had passed.
 */
export function dueState(question: {
  due: DueDate
  evidence: readonly DueEvidence[]
  decision: DueDecision | null
  day: string
}): DueJudgement {
  const { due, decision, day } = question
  const bounds = edtfBounds(due.edtf) ?? { earliest: null, latest: null }
  const evidence = question.evidence.toSorted(bySaid)
  const of = (relation: DueEvidence['relation']) => evidence.filter((item) => item.relation === relation)
  const tooLate = of('extends').filter(({ said }) => isAfter(said, bounds))
  const judged = (state: DueState, rule: string, by: readonly DueEvidence[] = []): DueJudgement => {
    const counter = evidence.filter(
      (item) => STATE_OF[item.relation] !== state && !tooLate.includes(item) && !by.includes(item),
    )
    return { state, rule, by: ids(by), counter: ids(counter), newDate: ids(tooLate) }
  }
  if (decision !== null) return judged(decision.outcome, 'due.by-reviewer')

  const withdrawn = of('withdraws')
  if (withdrawn.length > 0) return judged('withdrawn', 'due.withdrawn', withdrawn)
  const latest = latestOf([...of('meets'), ...of('misses')])
  const [last] = latest
  if (last !== undefined) {
    if (latest.some(({ relation }) => relation !== last.relation)) return judged('unknown', 'due.disputed', latest)
    const state = STATE_OF[last.relation]
    return judged(state, `due.${state}`, of(last.relation))
  }
  const extended = of('extends').filter((item) => !tooLate.includes(item))
  if (extended.length > 0) return judged('extended', 'due.extended', extended)
  if (due.modality === 'conditional') return judged('unknown', 'due.conditional')
  return judged(byClock(edtfDueDays(due.edtf) ?? bounds, day), 'due.clock')
}

/** Which of two linked claims the link is about: the one with a due date; where both have one, the one said first. */
export function isAboutFirst(
  first: { claimId: string; said: Said; due: DueDate | null },
  second: { claimId: string; said: Said; due: DueDate | null },
): boolean {
  if (first.due === null || second.due === null) return first.due !== null
  if (first.said.order !== second.said.order) return first.said.order < second.said.order
  if (first.due.edtf !== second.due.edtf) return lastDay(first.due) < lastDay(second.due)
  return first.claimId < second.claimId
}

function byClock({ earliest, latest }: Bounds, day: string): DueState {
  if (latest !== null && day > latest) return 'overdue'
  if (earliest === null) return 'unknown'
  return day < earliest ? 'upcoming' : 'due'
}

/** Those that no other was surely said after; undated ones only where no other is dated. */
function latestOf(evidence: readonly DueEvidence[]): DueEvidence[] {
  const dated = evidence.filter(({ said }) => isDated(said))
  const told = dated.length > 0 ? dated : evidence
  return told
    .filter(({ said }) => !told.some((other) => isBefore(said, other.said)))
    .toSorted((a, b) => (a.claimId < b.claimId ? -1 : 1))
}

function isBefore(one: Said, other: Said): boolean {
  return one.latest !== null && other.earliest !== null && one.latest < other.earliest
}

function isAfter(said: Said, { latest }: Bounds): boolean {
  return latest !== null && said.earliest !== null && said.earliest > latest
}

function lastDay(due: DueDate): string {
  return edtfBounds(due.edtf)?.latest ?? '9999-12-31'
}

function ids(evidence: readonly DueEvidence[]): string[] {
  return evidence.map(({ claimId }) => claimId)
}
