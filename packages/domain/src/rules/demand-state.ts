import type { DemandAnswer } from './link.ts'
import { bySaid, isDated, type Said } from './said-on.ts'
import type { Why } from './status.ts'

export type DemandState = 'open' | 'accepted' | 'partly-accepted' | 'rejected' | 'met' | 'withdrawn'

/** What is asked, as far as its state depends on it. `asked`: parties that were asked; none: whoever answers. */
export type AskedDemand = {
  party: string | null
  actorId: string | null
  said: Said
  relayed: boolean
  asked: readonly string[]
}

/**
 * A claim that answers it, restatements left out. `isSpoken`: the claimant speaks for a party that was asked or is at the
 * table. `inPart`: it accepts on conditions.
 */
export type DemandWord = {
  claimId: string
  relation: 'accepts' | 'rejects' | 'meets' | 'withdraws'
  party: string | null
  actorId: string | null
  said: Said
  relayed: boolean
  isSpoken: boolean
  inPart: boolean
}

/**
 * One party's answer and the claims that it rests on, none where a reviewer said so. `relayed`: others tell it; `concurrent`:
 * the party has said something else as well, and neither is known to be the later.
 */
export type PartyAnswer = {
  party: string
  state: Exclude<DemandState, 'open'>
  claims: string[]
  byReviewer: boolean
  relayed: boolean
  concurrent: boolean
}

/** The state of a demand as a whole, why, and what each party answered, by the party's id. */
export type DemandJudgement = { state: DemandState; why: Why; answers: PartyAnswer[] }

/** Where one party has said several things at once, the one that gives least away stands. */
const CAUTIOUS = ['rejected', 'partly-accepted', 'accepted', 'met'] as const

/**
 * What became of a demand, the first that fits: a reviewer's word on the whole of it; withdrawn by the one who asked; met,
 * by the word of the asker or of a party at the table; rejected by one of those who were asked; accepted by all of them;
 * accepted in part, or by some of them; open. Each party's latest word by said-on counts (docs/adr/0013).
 */
export function demandState(question: {
  demand: AskedDemand
  words: readonly DemandWord[]
  decisions: readonly Pick<DemandAnswer, 'party' | 'answer'>[]
}): DemandJudgement {
  const { demand, decisions } = question
  const words = question.words.toSorted(bySaid)
  const heard = words.filter((word) => !isBefore(word.said, demand.said))
  const answers = answersByParty(demand, heard, decisions)
  const because = (state: DemandState, rule: string, claims: readonly string[] = []): DemandJudgement => {
    const counter = words.filter((word) => stateOf(word) !== state && !claims.includes(word.claimId))
    const why = { rule, claims: [...new Set(claims)], counter: [...new Set(counter.map(({ claimId }) => claimId))] }
    return { state, why, answers }
  }

  const decided = decisions.find(({ party, answer }) => party === null || answer === 'withdrawn')
  if (decided !== undefined) return because(decided.answer, 'demand.by-reviewer')
  const own = heard.filter((word) => isOwn(word, demand))
  const withdrawn = own.filter(({ relation, relayed }) => relation === 'withdraws' && (demand.relayed || !relayed))
  if (withdrawn.length > 0) return because('withdrawn', 'demand.withdrawn', ids(withdrawn))
  const told = own.filter(({ relation }) => relation === 'meets')
  const met = answers.filter(({ state }) => state === 'met')
  if (told.length + met.length > 0) return because('met', 'demand.met', [...ids(told), ...claimsOf(met)])

  const asked = demand.asked.length > 0 ? demand.asked : answers.map(({ party }) => party)
  const answered = answers.filter(({ party }) => asked.includes(party))
  const rejected = answered.filter(({ state }) => state === 'rejected')
  if (rejected.length > 0) return because('rejected', 'demand.rejected', claimsOf(rejected))
  if (answered.length === 0) return because('open', 'demand.no-answer')
  const isWhole = answered.length === asked.length && answered.every(({ state }) => state === 'accepted')
  return isWhole
    ? because('accepted', 'demand.accepted', claimsOf(answered))
    : because('partly-accepted', 'demand.partly-accepted', claimsOf(answered))
}

function answersByParty(
  demand: AskedDemand,
  heard: readonly DemandWord[],
  decisions: readonly Pick<DemandAnswer, 'party' | 'answer'>[],
): PartyAnswer[] {
  const answers = new Map<string, PartyAnswer>()
  for (const [party, words] of Map.groupBy(
    heard.filter((word) => word.isSpoken && word.relation !== 'withdraws' && !isOwnSide(word, demand)),
    ({ party }) => party,
  )) {
    if (party !== null) answers.set(party, answerOf(party, words))
  }
  for (const { party, answer } of decisions) {
    if (party === null) continue
    answers.set(party, { party, state: answer, claims: [], byReviewer: true, relayed: false, concurrent: false })
  }
  return [...answers.values()].toSorted((a, b) => (a.party < b.party ? -1 : 1))
}

/** The party's own words before what others tell of it, dated ones before undated ones; of these the last. */
function answerOf(party: string, words: readonly DemandWord[]): PartyAnswer {
  const own = words.filter(({ relayed }) => !relayed)
  const holder = own.length > 0 ? own : words
  const dated = holder.filter(({ said }) => isDated(said))
  const candidates = dated.length > 0 ? dated : holder
  const standing = candidates.filter((word) => !candidates.some((other) => isBefore(word.said, other.said)))
  const byState = Map.groupBy(standing, stateOf)
  const state = CAUTIOUS.find((one) => byState.has(one)) ?? 'rejected'
  const rests = byState.get(state) ?? []
  return {
    party,
    state,
    claims: ids(rests),
    byReviewer: false,
    relayed: own.length === 0,
    concurrent: byState.size > 1,
  }
}

function stateOf({ relation, inPart }: DemandWord): Exclude<DemandState, 'open'> {
  switch (relation) {
    case 'accepts':
      return inPart ? 'partly-accepted' : 'accepted'
    case 'rejects':
      return 'rejected'
    case 'meets':
      return 'met'
    case 'withdraws':
      return 'withdrawn'
  }
}

/** The asker's own word: of the same actor, or of one who speaks for the same party. */
function isOwn(word: DemandWord, demand: AskedDemand): boolean {
  if (word.actorId !== null && word.actorId === demand.actorId) return true
  return demand.party !== null && word.party === demand.party && word.isSpoken
}

function isOwnSide(word: DemandWord, demand: AskedDemand): boolean {
  return word.party === demand.party || isOwn(word, demand)
}

/** True where the one was surely said before the other. */
function isBefore(one: Said, other: Said): boolean {
  return one.latest !== null && other.earliest !== null && one.latest < other.earliest
}

const ids = (words: readonly DemandWord[]): string[] => words.map(({ claimId }) => claimId)
const claimsOf = (answers: readonly PartyAnswer[]): string[] => answers.flatMap(({ claims }) => claims)
