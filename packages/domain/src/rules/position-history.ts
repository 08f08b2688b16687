import type { Stance } from '../vocabulary.ts'
import { type Contribution, isWeak } from './contribution.ts'
import { foldRestatements } from './position.ts'
import { bySaid, isDated, type Said } from './said-on.ts'

/** What a step was: the first known, a new stance, one that turns round, or one beside others of which none is the later. */
export type PositionTurn = 'first' | 'moved' | 'reversal' | 'concurrent'

/**
 * A stance from the claim that brought it to the one that replaced it. `since` and `until` say when these two were said, as
 * EDTF and no sharper than is known; `until` null: it stands. `claims` are the first and its repetitions, earliest said
 * first, restatements folded. `concurrent`: another stance stood beside it at some time. `key` sorts the steps.
 */
export type PositionStep = {
  key: string
  stance: Stance
  change: PositionTurn
  since: string
  until: string | null
  claims: string[]
  total: number
  relayed: boolean
  provisional: boolean
  concurrent: boolean
}

/** Steps by said-on, earliest first, and claims of unknown date, which are in none of them. */
export type PositionHistory = { steps: PositionStep[]; undated: string[] }

/** A step that grows. `own` and `told`: the last day on which its own, and its relayed claims can have been said, empty without any. */
type Course = {
  stance: Stance
  change: PositionTurn
  claims: Contribution[]
  until: Contribution | null
  concurrent: boolean
  own: string
  told: string
}

/** Later than any day: a claim may have been said on any. */
const NO_BOUND = '9999-99-99'

const OPPOSITE: Readonly<Partial<Record<Stance, Stance>>> = { supports: 'opposes', opposes: 'supports' }

/**
 * How one side's stances on one issue succeeded one another: at any day those steps stand that the position of that day has
 * (`standing`). A claim begins a step where its stance did not stand, or where it ends another that its holder had taken
 * and leaves its own alone; else it repeats. A reversal is from support to opposition or back, both in the holder's own
 * words, the one surely after the other.
 */
export function positionHistory(claims: readonly Contribution[], group: (claimId: string) => string): PositionHistory {
  const dated = foldRestatements(claims, group).heads.filter(({ said }) => isDated(said))
  const undated = claims.filter(({ said }) => !isDated(said)).toSorted(bySaid)
  return {
    steps: coursesOf(dated.toSorted(bySaid)).map(stepOf),
    undated: undated.map(({ claimId }) => claimId),
  }
}

function coursesOf(claims: readonly Contribution[]): Course[] {
  const courses: Course[] = []
  let standing: Course[] = []
  const bound = { own: '', told: '' }
  for (const claim of claims) {
    const { stance, said, relayed } = claim
    const earliest = said.earliest ?? ''
    if (!relayed && earliest > bound.own) bound.own = earliest
    if (earliest > bound.told) bound.told = earliest
    const same = standing.find((course) => course.stance === stance)
    const others = standing.filter((course) => course !== same)
    const beside = others.filter((course) => stands(course, bound))
    const ended = others.filter((course) => !beside.includes(course))
    const change = courses.length === 0 ? 'first' : changeBy(claim, { same, beside, ended })
    const course = same !== undefined && change === null ? same : begin(claim, change ?? 'moved', same)
    if (course !== same) courses.push(course)
    for (const over of standing) if (over !== course && !beside.includes(over)) over.until = claim
    course.claims.push(claim)
    const latest = said.latest ?? NO_BOUND
    if (relayed && latest > course.told) course.told = latest
    if (!relayed && latest > course.own) course.own = latest
    standing = [...beside, course]
    if (beside.length > 0) for (const one of standing) one.concurrent = true
  }
  return courses
}

/** What the claim begins, or null where it repeats the `same`; `ended` no longer stand, those `beside` still do. */
function changeBy(
  claim: Contribution,
  { same, beside, ended }: { same: Course | undefined; beside: readonly Course[]; ended: readonly Course[] },
): PositionTurn | null {
  const given = ended.filter((course) => !isTold(course))
  if (!claim.relayed && given.some(({ stance }) => stance === OPPOSITE[claim.stance])) return 'reversal'
  if (same !== undefined) return given.length > 0 && beside.length === 0 ? 'moved' : null
  return beside.length > 0 ? 'concurrent' : 'moved'
}

/** What its stance rested on before may still stand when it begins anew. */
function begin({ stance }: Contribution, change: PositionTurn, same: Course | undefined): Course {
  const { own = '', told = '' } = same ?? {}
  return { stance, change, claims: [], until: null, concurrent: false, own, told }
}

function stepOf({ stance, change, claims, until, concurrent }: Course): PositionStep {
  const [first] = claims
  if (first === undefined) throw new RangeError('a step begins with a claim')
  return {
    key: `${first.said.order} ${first.claimId}`,
    stance,
    change,
    since: edtfOf(first.said),
    until: until === null ? null : edtfOf(until.said),
    claims: claims.map(({ claimId }) => claimId),
    total: claims.length,
    relayed: claims.every(({ relayed }) => relayed),
    provisional: claims.every(isWeak),
    concurrent,
  }
}

const stands = ({ own, told }: Course, bound: Pick<Course, 'own' | 'told'>): boolean =>
  (own !== '' && own >= bound.own) || (told !== '' && told >= bound.told)

const isTold = ({ claims }: Course): boolean => claims.every(({ relayed }) => relayed)

/** Between which days it was said, as EDTF. */
function edtfOf({ earliest, latest }: Said): string {
  return earliest !== null && earliest === latest ? earliest : `${earliest ?? '..'}/${latest ?? '..'}`
}
