import type { Contribution, Sides } from './contribution.ts'
import { type DemandWord, demandState, type PartyAnswer } from './demand-state.ts'
import { asksForAnswer, type DemandAnswer, type Link, orderAnswer } from './link.ts'

/** What one party answered to another's demand or proposal; `answer` is null where a reviewer said so without a claim. */
export type Answered = { asked: string; asker: string; answerer: string; relation: Answer; answer: string | null }

type Answer = 'accepts' | 'accepts-part' | 'rejects' | 'meets'

/** What is known of the answers on one issue. `headOf`: the claim that stands for a restated one. */
type AnswerFacts = {
  sides: Sides
  claims: readonly Contribution[]
  links: readonly Link[]
  answers: readonly DemandAnswer[]
  headOf: (claimId: string) => string
}

const RELATION_OF = {
  accepted: 'accepts',
  'partly-accepted': 'accepts-part',
  rejected: 'rejects',
  met: 'meets',
} as const

/**
 * Answers that stand, of one party that takes part to what another one asks, in the order in which they were said: each
 * party's latest word, or a reviewer's instead of it, as {@link demandState} judges them; none to what was withdrawn.
 */
export function answersOf(issue: AnswerFacts): Answered[] {
  const byId = new Map(issue.claims.map((claim) => [claim.claimId, claim]))
  const decisions = Map.groupBy(issue.answers, ({ claimId }) => issue.headOf(claimId))
  const words = wordsByAsked(issue, byId)
  const answered = [...new Set([...decisions.keys(), ...words.keys()])].flatMap((claimId) => {
    const asked = byId.get(claimId)
    if (asked === undefined) return []
    return answersTo(asked, words.get(claimId) ?? [], decisions.get(claimId) ?? [], issue.sides)
  })
  const saidOf = ({ answer, asked }: Answered) => [answer, asked].map((id) => byId.get(id ?? '')?.said.order ?? '')
  const rank = (one: Answered) => [...saidOf(one), one.answer, one.asked, one.answerer, one.relation].join(' ')
  return answered
    .map((one) => ({ one, rank: rank(one) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ one }) => one)
}

/** True where the answer accepts all or part. */
export function isAcceptance(relation: Answer): boolean {
  return relation === 'accepts' || relation === 'accepts-part'
}

/** True where the claim is its party's own word, and the party negotiates or mediates. */
export function isSpoken({ party, actorId }: Contribution, sides: Sides): boolean {
  return (
    party !== null && sides.takesPart.has(party) && actorId !== null && sides.actors.get(actorId)?.speaksFor === true
  )
}

function wordsByAsked(issue: AnswerFacts, byId: ReadonlyMap<string, Contribution>): Map<string, DemandWord[]> {
  const words = new Map<string, DemandWord[]>()
  for (const { a, b, relation } of issue.links) {
    if (!isAnswer(relation)) continue
    const [first, second] = [byId.get(issue.headOf(a)), byId.get(issue.headOf(b))]
    if (first === undefined || second === undefined || first === second) continue
    const { asked, answer } = orderAnswer(first, second)
    if (!asksForAnswer(asked) || !isSpoken(asked, issue.sides) || !isSpoken(answer, issue.sides)) continue
    const { claimId, party, actorId, said, relayed } = answer
    const inPart = answer.stance === 'conditions' && asked.stance !== 'conditions'
    const word: DemandWord = { claimId, relation, party, actorId, said, relayed, isSpoken: true, inPart }
    words.set(asked.claimId, [...(words.get(asked.claimId) ?? []), word])
  }
  return words
}

function isAnswer(relation: Link['relation']): relation is DemandWord['relation'] {
  return relation === 'accepts' || relation === 'rejects' || relation === 'meets' || relation === 'withdraws'
}

function answersTo(
  asked: Contribution,
  words: readonly DemandWord[],
  decisions: readonly DemandAnswer[],
  { negotiating }: Sides,
): Answered[] {
  const asker = asked.party
  if (asker === null) return []
  const { state, why, answers } = demandState({ demand: { ...asked, asked: [] }, words, decisions })
  if (state === 'withdrawn') return []
  const by = (answerer: string, given: PartyAnswer['state'], claims: readonly (string | null)[]): Answered[] =>
    given === 'withdrawn'
      ? []
      : claims.map((answer) => ({ asked: asked.claimId, asker, answerer, relation: RELATION_OF[given], answer }))
  const whole = decisions.find(({ party }) => party === null)
  if (whole !== undefined) {
    return negotiating.filter((party) => party !== asker).flatMap((party) => by(party, whole.answer, [null]))
  }
  const told = new Set(answers.flatMap(({ claims }) => claims))
  // Whoever asked may say that it was done.
  const own = state === 'met' ? why.claims.filter((claimId) => !told.has(claimId)) : []
  return [
    ...answers.flatMap((answer) => by(answer.party, answer.state, answer.byReviewer ? [null] : answer.claims)),
    ...by(asker, 'met', own),
  ]
}
