import type { DossierConfiguration, Issue } from '../dossier-configuration.ts'
import { besideTheTable, HOLDERS_SHOWN } from './beside.ts'
import { type Contribution, isHidden, placeOf, type Sides, sidesOf } from './contribution.ts'
import { foldSides } from './fold-sides.ts'
import { isInPhase, isSuperseded } from './framework.ts'
import { type DemandAnswer, type Link, restatementGroups } from './link.ts'
import { type Position, positionsOf, saidByDay } from './position.ts'
import { bySaid, isDated } from './said-on.ts'
import { CLAIMS_SHOWN, shorten } from './shorten.ts'
import { judge, type Standing, type Status, type Why } from './status.ts'

/** `Why` with its lists shortened, and how many claims there are in all. */
export type ShownWhy = Why & { claimsTotal: number; counterTotal: number }

/**
 * An issue with a proposition, in one framework, with who holds what and why. Lists hold claim ids, earliest said first,
 * shortened to their first and last where they are long. `within` and `voices` list the holders who spoke last, latest
 * first; the totals count all. `noPosition`: negotiating parties without one. `mentions`: the restatements that each
 * claim shown stands for. `undated`: the first live claims that nobody knows the date of, one by one. `hidden`: how many
 * claims fall below the threshold. `since`: the first day of the oldest position shown.
 */
export type StickingPoint = {
  issue: string
  framework: string | null
  status: Status
  standing: Standing | null
  why: ShownWhy
  since: string | null
  positions: Position[]
  within: Position[]
  withinTotal: number
  voices: Position[]
  voicesTotal: number
  noPosition: string[]
  undated: string[]
  undatedTotal: number
  mentions: Record<string, string[]>
  hidden: number
}

/** What a reader of all claims would count, for facts that hold only those claims that judgements need. */
export type IssueCounts = { hidden: number; within: number; voices: number; undated: number; undatedFirst: string[] }

/** What the record holds on one dossier's issues, as of one seq. `claims`: live ones, of all issues and frameworks. */
export type IssueFacts = {
  configuration: DossierConfiguration
  claims: readonly Contribution[]
  links: readonly Link[]
  answers: readonly DemandAnswer[]
  /** Reviewers' closures; a null framework closes the issue in all of them. */
  isClosed: (issue: string, framework: string | null) => boolean
  /** Given where `claims` were selected: counts of the framework asked about. */
  counts?: (issue: string) => IssueCounts
}

/** What is asked: one framework (null: claims that belong to none), a phase, claims said by a day, a threshold. */
export type StickingPointQuestion = {
  framework: string | null
  phase?: number | undefined
  on?: string | undefined
  /** The day that "superseded" is judged on. */
  judgedOn: string
  minimumConfidence?: number | undefined
  /** How many holders are listed within parties, and among voices. */
  holders?: number | undefined
  /** How many voices, where that is another number. */
  voices?: number | undefined
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
  if (shown.length === 0) return undefined
  const named = new Set(here.flatMap(({ phase }) => (phase === null ? [] : [phase])))
  if (context.phase !== undefined && !isInPhase(issue, { framework, phase: context.phase, named })) return undefined

  const { heads, mentions } = foldSides(here, sides, context.cluster)
  const positions = positionsByParty(heads.filter((claim) => placeOf(claim, sides) === 'position'))
  const { holders = HOLDERS_SHOWN } = context
  const asked = { sides, counted: here, heads, holders }
  const within = besideTheTable({ ...asked, place: 'within' })
  const voices = besideTheTable({ ...asked, place: 'voice', holders: context.voices ?? holders })
  const undated = here.filter((claim) => !isDated(claim.said)).toSorted(bySaid)
  const headOf = new Map(Array.from(mentions).flatMap(([head, others]) => others.map((other) => [other, head])))
  const { status, standing, why } = judge({
    sides,
    claims: heads,
    positions,
    within: within.positions,
    links: facts.links,
    answers: facts.answers,
    headOf: (claimId) => headOf.get(claimId) ?? claimId,
    elsewhere: lastOfEachSide(elsewhere),
    superseded: context.superseded,
    closedByReviewer: facts.isClosed(issue.id, framework),
  })
  const counts = facts.counts?.(issue.id) ?? {
    hidden: said.filter((claim) => claim.framework === framework).length - here.length,
    within: within.holders,
    voices: voices.holders,
    undated: undated.length,
    undatedFirst: undated.slice(0, CLAIMS_SHOWN).map(({ claimId }) => claimId),
  }
  const point = {
    issue: issue.id,
    framework,
    status,
    standing,
    why: shownWhy(why),
    since: earliest(positions.length > 0 ? positions : [...within.positions, ...voices.positions]),
    positions: positions.map(shownPosition),
    within: within.positions.map(shownPosition),
    withinTotal: counts.within,
    voices: voices.positions.map(shownPosition),
    voicesTotal: counts.voices,
    noPosition: sides.negotiating.filter((party) => !positions.some((position) => position.party === party)),
    undated: counts.undatedFirst,
    undatedTotal: counts.undated,
    hidden: counts.hidden,
  }
  return { ...point, mentions: mentionsOf(claimsShownBy(point), mentions) }
}

/** Every claim that a sticking point shows or argues with, each once. */
export function claimsShownBy(
  point: Pick<StickingPoint, 'positions' | 'within' | 'voices'> & { why: Pick<Why, 'claims' | 'counter'> },
): string[] {
  const held = [...point.positions, ...point.within, ...point.voices].flatMap(({ claims }) => claims)
  return [...new Set([...held, ...point.why.claims, ...point.why.counter])]
}

function positionsByParty(heads: readonly Contribution[]): Position[] {
  const parties = [...Map.groupBy(heads, ({ party }) => party)].toSorted(([a], [b]) => (`${a}` < `${b}` ? -1 : 1))
  return parties.flatMap(([party, own]) => positionsOf({ party, holder: null, actorId: null }, own))
}

function shownPosition(position: Position): Position {
  return { ...position, claims: shorten(position.claims) }
}

function shownWhy({ rule, claims, counter }: Why): ShownWhy {
  const totals = { claimsTotal: claims.length, counterTotal: counter.length }
  return { rule, claims: shorten(claims), counter: shorten(counter), ...totals }
}

function mentionsOf(claims: readonly string[], mentions: ReadonlyMap<string, string[]>): Record<string, string[]> {
  const told = claims.flatMap((claimId): [string, string[]][] => {
    const others = mentions.get(claimId)
    return others === undefined ? [] : [[claimId, others]]
  })
  return Object.fromEntries(told)
}

/** The last word of each party in each framework: enough to show where an issue is alive. */
function lastOfEachSide(claims: readonly Contribution[]): string[] {
  const sides = Map.groupBy(claims, ({ framework, party }) => `${framework} ${party}`)
  const lasts = Array.from(sides.values(), (own) => own.toSorted(bySaid).at(-1)).filter((claim) => claim !== undefined)
  return lasts.toSorted(bySaid).map(({ claimId }) => claimId)
}

function earliest(positions: readonly Position[]): string | null {
  const days = positions.flatMap(({ since }) => (since === null ? [] : [since]))
  return days.toSorted()[0] ?? null
}
