import type { DossierConfiguration, Issue } from '../dossier-configuration.ts'
import { type Contribution, isHidden, placeOf, type Sides, sidesOf } from './contribution.ts'
import { isInPhase, isSuperseded } from './framework.ts'
import { type DemandAnswer, type Link, restatementGroups } from './link.ts'
import { foldRestatements, type Position, positionsOf, saidByDay } from './position.ts'
import { bySaid, isDated } from './said-on.ts'
import { judge, type Standing, type Status, type Why } from './status.ts'

/**
 * An issue with a proposition, in one framework, with who holds what and why. Lists hold claim ids, earliest said first.
 * `noPosition`: negotiating parties without one. `mentions`: the restatements that each claim stands for. `undated`: live
 * claims that nobody knows the date of. `hidden`: how many claims fall below the threshold.
 */
export type StickingPoint = {
  issue: string
  framework: string | null
  status: Status
  standing: Standing | null
  why: Why
  since: string | null
  positions: Position[]
  within: Position[]
  voices: Position[]
  noPosition: string[]
  undated: string[]
  mentions: Record<string, string[]>
  hidden: number
}

/** What the record holds on one dossier's issues, as of one seq. `claims`: live ones, of all issues and frameworks. */
export type IssueFacts = {
  configuration: DossierConfiguration
  claims: readonly Contribution[]
  links: readonly Link[]
  answers: readonly DemandAnswer[]
  /** Reviewers' closures; a null framework closes the issue in all of them. */
  isClosed: (issue: string, framework: string | null) => boolean
}

/** What is asked: one framework (null: claims that belong to none), a phase, claims said by a day, a threshold. */
export type StickingPointQuestion = {
  framework: string | null
  phase?: number | undefined
  on?: string | undefined
  /** The day that "superseded" is judged on. */
  judgedOn: string
  minimumConfidence?: number | undefined
}

/** The sticking points of one framework, in the order of the configuration's issues. Issues nobody has spoken on are left out. */
export function stickingPoints(facts: IssueFacts, question: StickingPointQuestion): StickingPoint[] {
  const { configuration } = facts
  const sides = sidesOf(configuration)
  const superseded = isSuperseded(configuration, question.framework, question.judgedOn)
  const byIssue = Map.groupBy(facts.claims, ({ issue }) => issue)
  const cluster = restatementGroups(facts.links)
  return configuration.issues.flatMap((issue) => {
    if (issue.proposition === null) return []
    const claims = byIssue.get(issue.id) ?? []
    const point = pointOf({ ...facts, claims }, { ...question, issue, sides, superseded, cluster })
    return point === undefined ? [] : [point]
  })
}

type PointContext = StickingPointQuestion & {
  issue: Issue
  sides: Sides
  superseded: boolean
  cluster: (claimId: string) => string
}

function pointOf(facts: IssueFacts, context: PointContext): StickingPoint | undefined {
  const { issue, framework, sides } = context
  const threshold = context.minimumConfidence ?? facts.configuration.minimumConfidence
  const said = saidByDay(facts.claims, context.on)
  const shown = said.filter((claim) => !isHidden(claim, threshold))
  const here = shown.filter((claim) => claim.framework === framework)
  const elsewhere = shown.filter((claim) => claim.framework !== framework)
  const hidden = said.filter((claim) => claim.framework === framework).length - here.length
  if (shown.length === 0) return undefined
  const named = new Set(here.flatMap(({ phase }) => (phase === null ? [] : [phase])))
  if (context.phase !== undefined && !isInPhase(issue, { framework, phase: context.phase, named })) return undefined

  const { heads, mentions } = foldBySide(here, sides, context.cluster)
  const places = Map.groupBy(heads, (claim) => placeOf(claim, sides))
  const positions = sideBySide(places.get('position') ?? [], ({ party }) => `${party}`, 'party')
  const within = sideBySide(places.get('within') ?? [], ({ party, holder }) => `${party} ${holder}`, 'holder')
  const voices = sideBySide(places.get('voice') ?? [], ({ party, holder }) => `${party} ${holder}`, 'holder')
  const judged = judge({
    sides,
    claims: heads,
    positions,
    within,
    links: facts.links,
    answers: facts.answers,
    elsewhere: lastOfEachSide(elsewhere),
    superseded: context.superseded,
    closedByReviewer: facts.isClosed(issue.id, framework),
  })
  return {
    issue: issue.id,
    framework,
    ...judged,
    since: earliest([...positions, ...within, ...voices]),
    positions,
    within,
    voices,
    noPosition: sides.negotiating.filter((party) => !positions.some((position) => position.party === party)),
    undated: heads.filter((claim) => !isDated(claim.said)).map(({ claimId }) => claimId),
    mentions: Object.fromEntries(mentions),
    hidden,
  }
}

function foldBySide(claims: readonly Contribution[], sides: Sides, cluster: (claimId: string) => string) {
  const side = (claim: Contribution) =>
    placeOf(claim, sides) === 'position' ? `position ${claim.party}` : `${claim.party} ${claim.holder}`
  const heads: Contribution[] = []
  const mentions = new Map<string, string[]>()
  for (const [, own] of Map.groupBy(claims, side)) {
    const folded = foldRestatements(own, cluster)
    heads.push(...folded.heads)
    for (const [head, others] of folded.mentions) mentions.set(head, others)
  }
  return { heads, mentions }
}

function sideBySide(
  claims: readonly Contribution[],
  side: (claim: Contribution) => string,
  by: 'party' | 'holder',
): Position[] {
  const sides = [...Map.groupBy(claims, side)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return sides.flatMap(([, own]) => {
    const [first] = own
    if (first === undefined) return []
    const { party, holder, actorId } = first
    return positionsOf(by === 'party' ? { party, holder: null, actorId: null } : { party, holder, actorId }, own)
  })
}

/** The last word of each party in each framework: enough to show where an issue is alive. */
function lastOfEachSide(claims: readonly Contribution[]): string[] {
  const sides = Map.groupBy(claims.toSorted(bySaid), ({ framework, party }) => `${framework} ${party}`)
  return Array.from(sides.values(), (own) => own.at(-1)?.claimId ?? []).flat()
}

function earliest(positions: readonly Position[]): string | null {
  const days = positions.flatMap(({ since }) => (since === null ? [] : [since]))
  return days.toSorted()[0] ?? null
}
