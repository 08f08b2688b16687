import type { DB } from '@onrecord/database'
import type { Due, DueState } from '@onrecord/domain'
import { type Kysely, type RawBuilder, sql } from 'kysely'
import { type AnyOf, columnIsAnyOf } from '../any-of.ts'
import { type AsOf, beneath, held } from '../as-of.ts'
import { withFellows } from '../claims/fellows.ts'
import { type FacetFilter, ofClaims } from '../claims/filter.ts'
import { claimsView } from '../claims/fold.ts'
import { saidBy } from '../said-by.ts'
import { deadlinesView } from './fold.ts'
import { orderRange, TYPES_IN_ORDER } from './order.ts'

/** `pending`: nobody has said what became of it; upcoming, due or overdue. */
export type AskedState = DueState | 'pending'

/** Which dates may be on a page. `day`: judged on; `on`: said by then alone; `framework` undefined: all, null: of none; `claims`: what the claim that sets it has. */
export type Candidates = AsOf & {
  types: readonly Due['type'][]
  from?: string | undefined
  to?: string | undefined
  framework?: string | null | undefined
  party?: AnyOf<string> | undefined
  claims?: FacetFilter | undefined
  state?: AskedState | undefined
  day: string
  on?: string | undefined
  minimumConfidence: number
  after?: string | undefined
}

/** Most rows judged at once, so that a page of rare states takes bounded memory. */
const LARGEST_WINDOW = 2000

/** How many dates that something is told of are judged at once. */
const RARE_WINDOW = 500

/**
 * Claims whose dates may be asked for, in the order of the list, a window at a time; each window is twice as wide as the one
 * before, so that rare ones are found in few queries. Whether a date is shown is judged by the caller: a claim may restate
 * another, and where a state is asked for only those are left out that can't be in it.
 */
export async function* findCandidates(
  db: Kysely<DB>,
  asked: Candidates & { firstWindow: number },
): AsyncGenerator<string[]> {
  const { after = '', firstWindow } = asked
  const told = await findTold(db, asked)
  const ofParty = columnIsAnyOf('due.party', asked.party)
  const conditions = sql.join(
    [...counted(asked), ...ofParty, ...ofClaims('due.key', asked, asked.claims ?? {}), ...possibly(asked, told)],
    sql` and `,
  )
  // Few of those that are told of may be in the state: they are judged many at once.
  let size = isToldOf(asked.state) ? RARE_WINDOW : firstWindow
  for (const type of TYPES_IN_ORDER.filter((type) => asked.types.includes(type))) {
    const { low, high } = orderRange(type, rangeOf(asked))
    for (let last = after; ; size = Math.min(size * 2, LARGEST_WINDOW)) {
      const { rows } = await sql<{ claim: string; order: string }>`select due.claim, due.due_order as "order"
        from view_deadlines as due
        where ${held(deadlinesView, 'due', asked)}
          and due.due_order >= ${low} and due.due_order < ${high} and due.due_order > ${last}
          and ${conditions}
          and due.confidence >= ${asked.minimumConfidence}
        order by due.due_order
        limit ${size}`.execute(db)
      if (rows.length > 0) yield rows.map(({ claim }) => claim)
      last = rows.at(-1)?.order ?? last
      if (rows.length < size) break
    }
  }
}

/** How many dates the threshold alone keeps out of the list, whosever they are and whatever became of them. */
export async function countHidden(
  db: Kysely<DB>,
  asked: Omit<Candidates, 'party' | 'claims' | 'state' | 'after'>,
): Promise<number> {
  const conditions = sql.join(counted(asked), sql` and `)
  let hidden = 0
  for (const type of asked.types) {
    const { low, high } = orderRange(type, asked)
    const { rows } = await sql<{ hidden: number }>`select count(*) as hidden
      from view_deadlines as due
      where ${held(deadlinesView, 'due', asked)}
        and due.due_order >= ${low} and due.due_order < ${high}
        and ${conditions}
        and due.confidence < ${asked.minimumConfidence}`.execute(db)
    hidden += rows[0]?.hidden ?? 0
  }
  return hidden
}

/** What is upcoming ends after the day, what is overdue before: a range of the list that the index bounds. */
function rangeOf({ from = '', to = '9999-12-31', state, day }: Candidates): { from: string; to: string } {
  if (state === 'upcoming') return { from: from > day ? from : day, to }
  if (state === 'overdue') return { from, to: to < day ? to : day }
  return { from, to }
}

function isToldOf(state: AskedState | undefined): state is Exclude<keyof typeof RELATION_OF, 'unknown'> {
  return state === 'met' || state === 'missed' || state === 'extended' || state === 'withdrawn'
}

function counted({ on, framework }: Pick<Candidates, 'on' | 'framework'>): RawBuilder<boolean>[] {
  const conditions: RawBuilder<boolean>[] = [sql`due.live`]
  if (framework !== undefined) conditions.push(sql`due.framework is not distinct from ${framework}`)
  if (on !== undefined) conditions.push(saidBy('due.said', on))
  return conditions
}

/** Conditions that every date in the state fulfils; others may too. */
function possibly(asked: Candidates, told: readonly string[]): RawBuilder<boolean>[] {
  const { state, day } = asked
  const isTold = sql<boolean>`due.claim = any(${[...told]}::text[])`
  const first = sql`due."row" -> 'listed' ->> 'first'`
  const last = sql`due."row" -> 'listed' ->> 'last'`
  switch (state) {
    case undefined:
      return []
    case 'pending':
      return [undecided(asked)]
    case 'upcoming':
      return [undecided(asked), sql`${first} > ${day}`]
    case 'due':
      return [undecided(asked), sql`${first} <= ${day} and coalesce(${last}, '9999-12-31') >= ${day}`]
    case 'overdue':
      return [undecided(asked), sql`${last} < ${day}`]
    case 'unknown':
      return [undecided(asked), sql`(due."row" -> 'found' -> 'due' ->> 'modality' = 'conditional' or ${isTold})`]
    case 'met':
    case 'missed':
    case 'extended':
    case 'withdrawn':
      return [isTold]
  }
}

/** No reviewer has said what became of it. */
function undecided(at: AsOf): RawBuilder<boolean> {
  return sql`due.claim not in (
    select split_part(outcome.key, '/', 2)
    from view_deadlines as outcome
    where ${held(deadlinesView, 'outcome', at)} and ${beneath('outcome', 'outcome/')}
  )`
}

const RELATION_OF = {
  met: 'meets',
  missed: 'misses',
  extended: 'extends',
  withdrawn: 'withdraws',
  unknown: 'misses',
} as const

/**
 * Claims of whose dates a reviewer says that they are in the state, or a link by which a claim might, with all that tell the
 * same; none where the state is read off the calendar.
 */
async function findTold(db: Kysely<DB>, { state, ...at }: AsOf & Pick<Candidates, 'state'>): Promise<string[]> {
  if (state !== 'unknown' && !isToldOf(state)) return []
  const linked = sql`view_claims as edge
    where ${held(claimsView, 'edge', at)} and edge.link_b is not null and edge."row" ->> 'relation' = ${RELATION_OF[state]}`
  const { rows } = await sql<{ claim: string }>`select split_part(outcome.key, '/', 2) as claim
    from view_deadlines as outcome
    where ${held(deadlinesView, 'outcome', at)} and ${beneath('outcome', 'outcome/')}
      and outcome."row" -> 'decision' ->> 'outcome' = ${state}
    union select edge.link_b from ${linked}
    union select edge."row" ->> 'a' from ${linked}`.execute(db)
  return [...(await withFellows(db, { ...at, claimIds: rows.map(({ claim }) => claim) }))]
}
