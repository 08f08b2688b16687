import {
  asksForAnswer,
  bySaid,
  type ClaimPosition,
  clusterGroups,
  type DemandAnswer,
  type DemandJudgement,
  type DemandWord,
  demandState,
  type Finding,
  isHidden,
  isSaidBy,
  orderAnswer,
  type Relation,
  type Review,
  type Said,
  type Sides,
} from '@onrecord/domain'

/** What of a live claim bears on demands: it asks, or answers. `addressee`: an actor's id. */
export type DemandClaim = Pick<Finding, 'act' | 'relayed' | 'confidence'> & {
  claimId: string
  kind: 'statement' | 'demand' | 'deadline'
  review: Review
  said: Said
  party: string | null
  actorId: string | null
  addressee: string | null
  framework: string | null
  phase: number | null
  positions: readonly ClaimPosition[]
}

/** Two claims that relate; `rule` null: a person linked them. */
export type DemandLink = { a: string; b: string; relation: Relation; rule: string | null }

/** What the record holds: live claims that ask or answer, how they relate, and reviewers' answers. */
export type DemandRecord = {
  claims: readonly DemandClaim[]
  links: readonly DemandLink[]
  decisions: readonly DemandAnswer[]
  sides: Sides
}

/**
 * A demand or proposal that a live claim makes, with what became of it. `asked`: the parties that it was put to. `words`:
 * every claim that answers it, be it counted or not. `mentions`: claims that restate it. `order` sorts as text, by said-on.
 */
export type Demand = DemandJudgement & {
  claimId: string
  party: string | null
  actorId: string | null
  addressee: string | null
  asked: string[]
  issues: string[]
  framework: string | null
  phase: number | null
  words: { claimId: string; relation: DemandWord['relation']; party: string | null }[]
  mentions: string[]
  order: string
}

/** A demand and what is linked to it, before it is judged. */
type Answered = { asked: DemandClaim; mentions: string[]; answers: Answer[] }
type Answer = { claim: DemandClaim; relation: DemandWord['relation']; rule: string | null }

/** The demands that the record holds, the last said first; `on`: by claims said by that day alone. */
export function judgeDemands(
  record: DemandRecord,
  question: { on?: string | undefined; minimumConfidence: number },
): Demand[] {
  const { on, minimumConfidence } = question
  const counted = new Map<string, DemandClaim>()
  for (const claim of record.claims) {
    const isCounted = (on === undefined || isSaidBy(claim.said, on)) && !isHidden(claim, minimumConfidence)
    if (isCounted) counted.set(claim.claimId, claim)
  }
  const group = clusterGroups(record.links)
  const decisions = Map.groupBy(record.decisions, ({ claimId }) => claimId)
  return answeredIn(counted, record.links, group)
    .map(({ asked, mentions, answers }) => {
      const addressed = addressedParty(asked, record.sides)
      const words = answers.map((answer) => wordOf(answer, asked, addressed, record.sides)).toSorted(byWord)
      const parties = addressed === null ? whoeverAnswers(asked, words, record.sides) : [addressed]
      const told = foldTold(words, group)
      const decided = [asked.claimId, ...mentions].flatMap((claimId) => decisions.get(claimId) ?? [])
      const { claimId, party, actorId, addressee, framework, phase } = asked
      return {
        ...demandState({ demand: { ...asked, asked: parties }, words: told, decisions: decided }),
        claimId,
        party,
        actorId,
        addressee,
        asked: parties,
        issues: [...new Set(asked.positions.map(({ issue }) => issue))],
        framework,
        phase,
        words: words.map(({ claimId, relation, party }) => ({ claimId, relation, party })),
        mentions,
        order: asked.said.order,
      }
    })
    .toSorted((a, b) => (a.order === b.order ? (a.claimId > b.claimId ? -1 : 1) : a.order > b.order ? -1 : 1))
}

/** Demands of one side in one framework that tell the same are one, as the claim said first. */
function answeredIn(
  counted: ReadonlyMap<string, DemandClaim>,
  links: readonly DemandLink[],
  group: (claimId: string) => string,
): Answered[] {
  const heads = new Map<string, Answered>()
  const asking = [...counted.values()].filter(asksForAnswer).toSorted(bySaid)
  const groups = Map.groupBy(asking, ({ claimId, party, framework }) => `${party} ${framework} ${group(claimId)}`)
  for (const [first, ...others] of groups.values()) {
    if (first === undefined) continue
    const head: Answered = { asked: first, mentions: others.map(({ claimId }) => claimId), answers: [] }
    for (const claimId of [first.claimId, ...head.mentions]) heads.set(claimId, head)
  }
  const accepted = new Map<string, { head: Answered; answer: Answer }[]>()
  for (const { a, b, relation, rule } of links) {
    const [first, second] = [counted.get(a), counted.get(b)]
    if (first === undefined || second === undefined) continue
    if (relation !== 'accepts' && relation !== 'rejects' && relation !== 'meets' && relation !== 'withdraws') continue
    const { asked, answer: claim } = orderAnswer(first, second)
    const head = heads.get(asked.claimId)
    if (head === undefined || heads.get(claim.claimId) === head) continue
    const answer: Answer = { claim, relation, rule }
    if (relation !== 'accepts' || rule === null) head.answers.push(answer)
    else accepted.set(claim.claimId, [...(accepted.get(claim.claimId) ?? []), { head, answer }])
  }
  // A rule links an acceptance to every earlier proposal that it may be about; the last of them is meant.
  for (const choice of accepted.values()) {
    const meant = choice
      .filter(({ head, answer }) => head.asked.said.order <= answer.claim.said.order)
      .toSorted((one, other) => bySaid(other.head.asked, one.head.asked))
      .at(0)
    meant?.head.answers.push(meant.answer)
  }
  return [...new Set(heads.values())]
}

/** By said-on; one claim may answer in several ways, which come in the order of their names. */
function byWord(a: DemandWord, b: DemandWord): number {
  return bySaid(a, b) || (a.relation < b.relation ? -1 : 1)
}

/** The addressee's party; null where nobody is addressed, or one of the asker's own. */
function addressedParty({ party, addressee }: DemandClaim, sides: Sides): string | null {
  const addressed = addressee === null ? null : (sides.actors.get(addressee)?.party ?? null)
  return addressed === party ? null : addressed
}

/** What is put to nobody by name is put to the others who negotiate, and to those at the table who answer it. */
function whoeverAnswers({ party }: DemandClaim, words: readonly DemandWord[], sides: Sides): string[] {
  const answering = words.flatMap((word) => (word.isSpoken && word.party !== null ? [word.party] : []))
  return [...new Set([...sides.negotiating, ...answering.toSorted()])].filter((other) => other !== party)
}

function wordOf({ claim, relation }: Answer, asked: DemandClaim, addressed: string | null, sides: Sides): DemandWord {
  const { claimId, party, actorId, said, relayed } = claim
  const speaks = actorId !== null && sides.actors.get(actorId)?.speaksFor === true
  const isAbout = (issue: string) =>
    asked.positions.length === 0 || asked.positions.some((position) => position.issue === issue)
  const isOnConditions = (issue: string) =>
    asked.positions.some((position) => position.issue === issue && position.stance === 'conditions')
  return {
    claimId,
    relation,
    party,
    actorId,
    said,
    relayed,
    isSpoken: party !== null && speaks && (sides.takesPart.has(party) || party === addressed),
    inPart: claim.positions.some(
      ({ issue, stance }) => stance === 'conditions' && isAbout(issue) && !isOnConditions(issue),
    ),
  }
}

/** What one side has said once and others tell again is said once, and when it was said first. */
function foldTold(words: readonly DemandWord[], group: (claimId: string) => string): DemandWord[] {
  const said = Map.groupBy(
    words.toSorted(bySaid),
    ({ claimId, party, relation, inPart }) => `${party} ${relation} ${inPart} ${group(claimId)}`,
  )
  return Array.from(said.values(), ([first]) => first).filter((word) => word !== undefined)
}
