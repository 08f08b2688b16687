import type { Stance } from '../vocabulary.ts'
import type { DueState } from './due-state.ts'
import type { Position } from './position.ts'
import type { Standing, Status } from './status.ts'
import type { StickingPoint } from './sticking-point.ts'

type Held = { issue: string; framework: string | null; party: string; stance: Stance }

/**
 * What a view owes to one claim. `holds-position`: rejected, its party loses the stance. `decides-standing`: rejected, the
 * issue stands otherwise. `makes-firm`: confirmed, a provisional stance is one. `hidden-position`: too unsure to be shown;
 * confirmed, its party has a stance that it is not shown with. `decides-due`: rejected, the due date of `about` is in
 * another state.
 */
export type Impact =
  | ({ kind: 'holds-position' } & Held)
  | { kind: 'decides-standing'; issue: string; framework: string | null; status: Status; standing: Standing | null }
  | ({ kind: 'makes-firm' } & Held)
  | ({ kind: 'hidden-position' } & Held)
  | { kind: 'decides-due'; about: string; state: DueState }

/** The views as they are judged now. `shown`: by the dossier's threshold; `whole`: the same with no threshold. */
export type Reviewed = {
  shown: readonly StickingPoint[]
  whole: readonly StickingPoint[]
  deadlines: readonly { claimId: string; state: DueState; by: readonly string[] }[]
}

/** Weights of impacts, added up where a claim has several: what settles an issue outweighs what only one party holds. */
const WEIGHTS = {
  'decides-standing': 50,
  'holds-position': 40,
  'decides-due': 35,
  'makes-firm': 30,
  'hidden-position': 25,
} as const

/** How much a decision about a claim would change, to order claims by: 0 where it would change nothing. */
export function impactWeight(impacts: readonly Impact[]): number {
  return impacts.reduce((sum, { kind }) => sum + WEIGHTS[kind], 0)
}

/**
 * What decisions about claims would change, by claim, reviewed claims included: a caller knows which are. It is read from
 * the judgements alone, so that it takes no longer the more claims there are; what a party would fall back to when it
 * loses a stance is not told.
 */
export function impactsOf({ shown, whole, deadlines }: Reviewed): Map<string, Impact[]> {
  const impacts = new Map<string, Impact[]>()
  const add = (claimIds: readonly string[], impact: Impact) => {
    for (const claimId of claimIds) impacts.set(claimId, [...(impacts.get(claimId) ?? []), impact])
  }
  for (const point of shown) {
    const { issue, framework, status, standing } = point
    add(decisiveFor(point), { kind: 'decides-standing', issue, framework, status, standing })
    for (const position of point.positions) {
      const { party, stance, claims } = position
      if (party === null) continue
      if (isAlone(position, point)) add(claims, { kind: 'holds-position', issue, framework, party, stance })
      if (position.provisional) add(claims, { kind: 'makes-firm', issue, framework, party, stance })
    }
  }
  const known = new Set(shown.flatMap((point) => point.positions.map((position) => stanceKey(point, position))))
  for (const point of whole) {
    for (const position of point.positions) {
      const { party, stance, claims } = position
      if (party === null || known.has(stanceKey(point, position))) continue
      const { issue, framework } = point
      add(claims, { kind: 'hidden-position', issue, framework, party, stance })
    }
  }
  for (const { claimId, state, by } of deadlines) {
    // Of two that say the contrary, each decides.
    if (by.length === 1 || (state === 'unknown' && by.length === 2))
      add(by, { kind: 'decides-due', about: claimId, state })
  }
  return impacts
}

/** True where nothing else is told for the stance, not even again. */
function isAlone({ claims }: Position, { mentions }: StickingPoint): boolean {
  const [first, ...others] = claims
  return first !== undefined && others.length === 0 && (mentions[first] ?? []).length === 0
}

/** The claims without any one of which the rule that judged the issue would not fit. */
function decisiveFor(point: StickingPoint): string[] {
  const { rule, claims } = point.why
  switch (rule) {
    case 'contested.stances':
      return point.positions.filter((one) => isAlone(one, point) && !isContestedWithout(one, point)).flatMap(claimsOf)
    case 'aligned.all-support':
      return point.positions
        .filter((one) => isAlone(one, point) && claims.includes(one.claims[0] ?? ''))
        .flatMap(claimsOf)
    case 'narrowing.moved':
      return claims.length === 1 ? claims : []
    case 'narrowing.accepted-part':
    case 'contested.rejected':
    case 'closed.agreed':
    case 'closed.met':
      // What was asked and the one answer to it.
      return claims.length <= 2 ? claims : []
    default:
      return []
  }
}

function isContestedWithout(position: Position, { positions }: StickingPoint): boolean {
  const clear = positions.filter((one) => one !== position && one.stance !== 'unclear')
  return clear.some((one) => clear.some((other) => other.party !== one.party && other.stance !== one.stance))
}

function stanceKey({ issue, framework }: StickingPoint, { party, stance }: Position): string {
  return `${issue} ${framework ?? ''} ${party} ${stance}`
}

function claimsOf({ claims }: Position): string[] {
  return claims
}
