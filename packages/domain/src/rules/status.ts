import { type Answered, answersOf, isAcceptance, isSpoken } from './answers.ts'
import type { Contribution, Sides } from './contribution.ts'
import type { DemandAnswer, Link } from './link.ts'
import type { Position } from './position.ts'
import { bySaid } from './said-on.ts'

/** The rule that decided, the claims that it rests on, and those that speak against it. */
export type Why = { rule: string; claims: string[]; counter: string[] }

export type Status = 'open' | 'dormant' | 'closed'
export type Standing = 'narrowing' | 'contested' | 'aligned' | 'one-sided'

/** What is known of one issue in one framework when it is judged. `claims` are its counted claims, restatements folded. */
export type Judged = {
  sides: Sides
  claims: readonly Contribution[]
  positions: readonly Position[]
  within: readonly Position[]
  links: readonly Link[]
  answers: readonly DemandAnswer[]
  /** The claim that stands for one that restates it. */
  headOf: (claimId: string) => string
  /** Claims on the issue in other frameworks, the last of each party. */
  elsewhere: readonly string[]
  superseded: boolean
  closedByReviewer: boolean
}

/** The issue's status and, where it is open, its standing: the first rule that fits, and why (docs/views.md). */
export function judge(issue: Judged): { status: Status; standing: Standing | null; why: Why } {
  const answered = answersOf(issue)
  const closed = closedBecause(issue, answered)
  if (closed !== undefined) return { status: 'closed', standing: null, why: closed }
  if (issue.claims.length === 0) {
    return { status: 'dormant', standing: null, why: because('dormant.no-claim-in-framework', issue.elsewhere) }
  }
  const narrowing = narrowingBecause(issue, answered)
  if (narrowing !== undefined) return { status: 'open', standing: 'narrowing', why: narrowing }
  const contested = contestedBecause(issue, answered)
  if (contested !== undefined) return { status: 'open', standing: 'contested', why: contested }
  const aligned = alignedBecause(issue)
  if (aligned !== undefined) return { status: 'open', standing: 'aligned', why: aligned }
  const claims = claimsOf(issue.positions.length > 0 ? issue.positions : issue.within)
  return { status: 'open', standing: 'one-sided', why: because('one-sided.no-answer', claims) }
}

function closedBecause(issue: Judged, answered: readonly Answered[]): Why | undefined {
  if (issue.closedByReviewer) return because('closed.by-reviewer', [])
  if (issue.superseded) return because('closed.superseded-with-framework', claimsOf(issue.positions))
  const { negotiating } = issue.sides
  const refused = (party: string) =>
    issue.positions.some((position) => position.party === party && position.stance === 'opposes')
  // Who accepts may be understood to accept several offers: the last of them is meant.
  const accepted = answered.filter(({ relation }) => relation === 'accepts').toReversed()
  for (const [asked, answers] of Map.groupBy(accepted, ({ asked }) => asked)) {
    const agreed = new Set([answers[0]?.asker, ...answers.map(({ answerer }) => answerer)])
    if (negotiating.length > 1 && negotiating.every((party) => agreed.has(party) && !refused(party))) {
      return because('closed.agreed', [asked, ...answerClaims(answers)])
    }
  }
  const standing = new Set(claimsOf(issue.positions))
  const demands = issue.claims.filter((claim) => standing.has(claim.claimId) && claim.kind === 'demand')
  const demanded = new Set(demands.map(({ claimId }) => claimId))
  const met = answered.filter(({ relation, asked }) => relation === 'meets' && demanded.has(asked))
  if (demands.length > 0 && demands.every(({ claimId }) => met.some(({ asked }) => asked === claimId))) {
    return because('closed.met', [...demands.map(({ claimId }) => claimId), ...answerClaims(met)])
  }
  return undefined
}

function narrowingBecause(issue: Judged, answered: readonly Answered[]): Why | undefined {
  const byId = new Map(issue.claims.map((claim) => [claim.claimId, claim]))
  for (const [party, positions] of Map.groupBy(issue.positions, ({ party }) => party)) {
    if (positions.some(({ stance }) => stance === 'opposes')) continue
    const refusals = issue.claims.filter(
      (claim) => claim.party === party && claim.stance === 'opposes' && isSpoken(claim, issue.sides),
    )
    const isAfter = (claimId: string) => {
      const earliest = byId.get(claimId)?.said.earliest ?? null
      return earliest !== null && refusals.every(({ said }) => said.latest !== null && earliest > said.latest)
    }
    const moved = positions
      .filter(({ stance }) => stance === 'supports' || stance === 'conditions')
      .flatMap(({ claims }) => claims)
      .filter(isAfter)
    const last = refusals.toSorted(bySaid).at(-1)
    const counter = last === undefined ? [] : [last.claimId]
    if (counter.length > 0 && moved.length > 0) return { ...because('narrowing.moved', moved), counter }
    const part = answered.filter(
      ({ answerer, relation, answer }) =>
        answerer === party && isAcceptance(relation) && (answer === null || isAfter(answer)),
    )
    if (part.length > 0) {
      return { ...because('narrowing.accepted-part', [...askedClaims(part), ...answerClaims(part)]), counter }
    }
  }
  return undefined
}

function contestedBecause(issue: Judged, answered: readonly Answered[]): Why | undefined {
  const clear = issue.positions.filter(({ stance }) => stance !== 'unclear')
  const opposed = clear.filter((position) =>
    clear.some((other) => other.party !== position.party && other.stance !== position.stance),
  )
  if (opposed.length > 0) return because('contested.stances', claimsOf(opposed))
  const rejected = answered.filter(({ relation }) => relation === 'rejects')
  if (rejected.length > 0) {
    return because('contested.rejected', [...askedClaims(rejected), ...answerClaims(rejected)])
  }
  return undefined
}

function alignedBecause(issue: Judged): Why | undefined {
  const { negotiating } = issue.sides
  const supports = (party: string) => {
    const own = issue.positions.filter((position) => position.party === party)
    return own.length > 0 && own.every(({ stance }) => stance === 'supports')
  }
  if (negotiating.length === 0 || !negotiating.every(supports)) return undefined
  const claims = claimsOf(issue.positions.filter(({ party }) => party !== null && negotiating.includes(party)))
  const counter = claimsOf(issue.within.filter(({ stance }) => stance !== 'supports'))
  return { rule: 'aligned.all-support', claims, counter }
}

function because(rule: string, claims: readonly string[]): Why {
  return { rule, claims: [...new Set(claims)], counter: [] }
}

const claimsOf = (positions: readonly Position[]): string[] => [...new Set(positions.flatMap(({ claims }) => claims))]
const askedClaims = (answers: readonly Answered[]): string[] => answers.map(({ asked }) => asked)
const answerClaims = (answers: readonly Answered[]): string[] =>
  answers.flatMap(({ answer }) => (answer === null ? [] : [answer]))
