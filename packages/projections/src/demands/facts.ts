import type { DB } from '@onrecord/database'
import type { DemandAnswer, Sides } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { isLive, saidOf } from '../claim-state.ts'
import { withFellows } from '../claims/fellows.ts'
import { findLinks } from '../claims/links.ts'
import { ANSWERS } from '../claims/relations.ts'
import type { DemandClaim, DemandLink, DemandRecord } from './demand.ts'
import { demandsView } from './fold.ts'
import type { DemandFacts } from './rows.ts'

/**
 * All that bears on some demands: what tells the same, what answers them and tells the same as the answers, what else an acceptance
 * may be about, and reviewers' answers.
 */
export async function findRecordAround(
  db: Kysely<DB>,
  key: AsOf & { claimIds: readonly string[]; sides: Sides },
): Promise<DemandRecord> {
  const told = await withFellows(db, key)
  const answers = await findLinks(db, { ...key, claimIds: [...told], relations: ANSWERS })
  const accepting = answers
    .filter(({ relation, rule }) => relation === 'accepts' && rule !== null)
    .flatMap(({ a, b }) => [a, b])
    .filter((claimId) => !told.has(claimId))
  const elsewhere = await findLinks(db, { ...key, claimIds: accepting, relations: ['accepts'] })
  const linked = [...answers, ...elsewhere].flatMap(({ a, b }) => [a, b])
  const others = await withFellows(db, { ...key, claimIds: linked.filter((claimId) => !told.has(claimId)) })
  const all = [...new Set([...told, ...others])]
  const [joined, claims, decisions] = await Promise.all([
    findLinks(db, { ...key, claimIds: all, relations: ['restates', 'corroborates'] }),
    findLiveClaims(db, key, all),
    findDecisions(db, key, all),
  ])
  const links = new Map<string, DemandLink>()
  for (const link of [...answers, ...elsewhere, ...joined]) links.set(`${link.a} ${link.b} ${link.relation}`, link)
  return { claims, links: [...links.values()], decisions, sides: key.sides }
}

async function findLiveClaims(db: Kysely<DB>, at: AsOf, claimIds: readonly string[]): Promise<DemandClaim[]> {
  const { rows } = await sql<{ row: DemandFacts }>`select found."row"
    from view_demands as found
    where ${held(demandsView, 'found', at)}
      and found.key = any(${claimIds.map((id) => `claim/${id}`)}::text[])`.execute(db)
  return rows.flatMap(({ row }) => (isLive(row) ? [demandClaim(row)] : []))
}

/** A claim as the rules of demands take it. */
function demandClaim(row: DemandFacts): DemandClaim {
  const { claimId, kind, act, relayed, confidence } = row.found
  const { party, actorId, addressee, framework, phase, positions } = row.classified ?? NOT_CLASSIFIED
  return {
    claimId,
    kind,
    act,
    relayed,
    confidence,
    review: row.review,
    said: saidOf(row),
    party,
    actorId,
    addressee,
    framework,
    phase,
    positions,
  }
}

const NOT_CLASSIFIED = { party: null, actorId: null, addressee: null, framework: null, phase: null, positions: [] }

async function findDecisions(db: Kysely<DB>, at: AsOf, claimIds: readonly string[]): Promise<DemandAnswer[]> {
  const { rows } = await sql<{ row: DemandAnswer }>`select decided."row"
    from unnest(${[...claimIds]}::text[]) as asked (id)
    cross join lateral (
      select answer."row"
      from view_demands as answer
      where answer.key >= 'answer/' || asked.id || '/' and answer.key < 'answer/' || asked.id || '0'
        and ${held(demandsView, 'answer', at)}
      order by answer.key
      offset 0
    ) as decided`.execute(db)
  return rows.map(({ row }) => row)
}
