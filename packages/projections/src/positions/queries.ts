import { createHash } from 'node:crypto'
import type { DB } from '@onrecord/database'
import { HOLDERS_SHOWN, type Position, type Stance, type StickingPoint } from '@onrecord/domain'
import type { Kysely } from 'kysely'
import { countHiddenOnce } from '../sticking-points/counts.ts'
import { findIssueFacts } from '../sticking-points/issue-facts.ts'
import type { PointQuery } from '../sticking-points/point-query.ts'
import { readQuestion } from '../sticking-points/read-question.ts'
import { findReplaced } from './replaced.ts'

/** Where it shows: a party's own, of its members who do not speak for it, or of voices beside the talks. */
export type PositionPlace = 'position' | 'within' | 'voice'

/**
 * A position on one issue in one framework. `rule` says why it stands, `replaced` names the last claim of the party that
 * no longer does (of parties at the table alone), restatements folded, with its stance. `key` sorts and names it in a list.
 */
export type ListedPosition = Position & {
  key: string
  issue: string
  framework: string | null
  place: PositionPlace
  rule: PositionRule
  replaced: { claimId: string; stance: Stance } | null
}

/** Why a position stands. */
export type PositionRule = 'position.changed' | 'position.upheld' | 'position.only-word' | 'position.concurrent'

/** What is asked; voices and members show where they are asked for. */
export type PositionQuery = PointQuery & {
  party?: string | undefined
  stance?: Stance | undefined
  places: readonly PositionPlace[]
  after?: string | undefined
  limit: number
}

/**
 * Who holds what in one framework, by issue, place and party. Undefined where the dossier has no configuration yet.
 * Positions share the facts of the sticking points and are derived from them.
 */
export async function listPositions(
  db: Kysely<DB>,
  query: PositionQuery,
): Promise<{ positions: ListedPosition[]; hidden: number } | undefined> {
  const { party, stance, places, after, limit } = query
  const isAsked = (place: PositionPlace) => places.includes(place)
  const question = await readQuestion(db, {
    ...query,
    holders: isAsked('within') ? query.holders : 0,
    voices: isAsked('voice') ? (query.holders ?? HOLDERS_SHOWN) : 0,
    leaveOut: ['judgement'],
  })
  if (question === undefined) return undefined
  const [{ facts, points }, hidden] = await Promise.all([
    findIssueFacts(db, question),
    countHiddenOnce(db, question, query.issue),
  ])
  const page = points
    .flatMap(positionsIn)
    .filter((held) => (party ?? held.party) === held.party && (stance ?? held.stance) === held.stance)
    .filter((held) => places.includes(held.place) && (after === undefined || held.key > after))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, limit)
  const shown = new Set(page.filter(({ place }) => place === 'position').map(({ issue }) => issue))
  const replaced = await findReplaced(db, { question, facts }, shown)
  const positions = page.map((held): ListedPosition => {
    const before = held.place === 'position' ? replaced.get(`${held.issue} ${held.party}`) : undefined
    const rule = ruleOf(held, before?.stance)
    return { ...held, rule, replaced: before === undefined ? null : { claimId: before.claimId, stance: before.stance } }
  })
  return { positions, hidden }
}

function positionsIn(point: StickingPoint): Omit<ListedPosition, 'rule' | 'replaced'>[] {
  const { issue, framework } = point
  const of = (place: PositionPlace, held: readonly Position[]) =>
    held.map((position) => {
      const { party, holder, stance } = position
      return {
        ...position,
        issue,
        framework,
        place,
        key: [issue, place, party ?? '', shortHolder(holder ?? ''), stance].join('/'),
      }
    })
  return [...of('position', point.positions), ...of('within', point.within), ...of('voice', point.voices)]
}

/** Many who speak together make a long name, and a key goes into an address. */
function shortHolder(holder: string): string {
  return holder.length <= 100 ? holder : createHash('sha256').update(holder).digest('hex')
}

function ruleOf({ concurrent, stance }: Position, before: Stance | undefined): PositionRule {
  if (concurrent) return 'position.concurrent'
  if (before === undefined) return 'position.only-word'
  return before === stance ? 'position.upheld' : 'position.changed'
}
