import type { Contribution, Sides } from './contribution.ts'
import { asksForAnswer, type DemandAnswer, type Link, orderAnswer } from './link.ts'

/** What one party answered to another's demand or proposal; `answer` is null where a reviewer said so without a claim. */
export type Answered = { asked: string; asker: string; answerer: string; relation: string; answer: string | null }

/**
 * Answers of one party that takes part to what another one asks, by a claim or by a reviewer's word: reviewers' first, then
 * in the order in which the answers were said.
 */
export function answersOf(issue: {
  sides: Sides
  claims: readonly Contribution[]
  links: readonly Link[]
  answers: readonly DemandAnswer[]
}): Answered[] {
  const byId = new Map(issue.claims.map((claim) => [claim.claimId, claim]))
  const answered: Answered[] = []
  for (const { a, b, relation } of issue.links) {
    const [first, second] = [byId.get(a), byId.get(b)]
    if (first === undefined || second === undefined) continue
    const { asked, answer } = orderAnswer(first, second)
    if (!asksForAnswer(asked) || !isSpoken(asked, issue.sides) || !isSpoken(answer, issue.sides)) continue
    if (asked.party === null || answer.party === null || asked.party === answer.party) continue
    answered.push({
      asked: asked.claimId,
      asker: asked.party,
      answerer: answer.party,
      relation: relation === 'accepts' && isInPart(asked, answer) ? 'accepts-part' : relation,
      answer: answer.claimId,
    })
  }
  for (const { claimId, party, answer } of issue.answers) {
    const asker = byId.get(claimId)?.party ?? null
    if (asker === null) continue
    const answerers = party === null ? issue.sides.negotiating.filter((other) => other !== asker) : [party]
    const relation = RELATION_OF[answer]
    for (const answerer of answerers) answered.push({ asked: claimId, asker, answerer, relation, answer: null })
  }
  const saidOf = ({ answer, asked }: Answered) => [answer, asked].map((id) => byId.get(id ?? '')?.said.order ?? '')
  const rank = (one: Answered) => [...saidOf(one), one.answer, one.asked, one.answerer, one.relation].join(' ')
  return answered
    .map((one) => ({ one, rank: rank(one) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ one }) => one)
}

const RELATION_OF = {
  accepted: 'accepts',
  'partly-accepted': 'accepts-part',
  rejected: 'rejects',
  met: 'meets',
  withdrawn: 'withdraws',
} as const

/** Who accepts on conditions accepts in part, unless conditions are what was offered. */
function isInPart(asked: Contribution, answer: Contribution): boolean {
  return answer.stance === 'conditions' && asked.stance !== 'conditions'
}

/** True where the answer accepts all or part. */
export function isAcceptance(relation: string): boolean {
  return relation === 'accepts' || relation === 'accepts-part'
}

/** True where the claim is its party's own word, and the party negotiates or mediates. */
export function isSpoken({ party, actorId }: Contribution, sides: Sides): boolean {
  return (
    party !== null && sides.takesPart.has(party) && actorId !== null && sides.actors.get(actorId)?.speaksFor === true
  )
}
