import type { DB } from '@onrecord/database'
import type { DueDecision } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'
import { type AsOf, held } from '../as-of.ts'
import { isLive, saidOf } from '../claim-state.ts'
import { withFellows } from '../claims/fellows.ts'
import { findLinks } from '../claims/links.ts'
import { OUTCOMES } from '../claims/relations.ts'
import type { DeadlineClaim, DeadlineFacts } from './deadline.ts'
import { deadlinesView } from './fold.ts'
import type { DueClaim, OutcomeRow } from './rows.ts'

/** All that bears on the dates of some claims: what tells the same, what is said to have become of them, and decisions. */
export async function findFactsAround(
  db: Kysely<DB>,
  key: AsOf & { claimIds: readonly string[] },
): Promise<DeadlineFacts> {
  const told = [...(await withFellows(db, key))]
  const links = await findLinks(db, { ...key, claimIds: told, relations: ['restates', 'corroborates', ...OUTCOMES] })
  const linked = new Set([...told, ...links.flatMap(({ a, b }) => [a, b])])
  const claims: DeadlineClaim[] = []
  const decisions = new Map<string, DueDecision>()
  for (const { key: path, row } of await findRows(db, key, { claims: [...linked], outcomes: told })) {
    // Which kind of row a key holds is written in the key.
    if (path.startsWith('claim/')) claims.push(...liveClaim(row as DueClaim))
    else decisions.set((row as OutcomeRow).claimId, (row as OutcomeRow).decision)
  }
  return { claims, decisions, links }
}

function liveClaim(row: DueClaim): DeadlineClaim[] {
  if (!isLive(row)) return []
  const { claimId, due, confidence } = row.found
  const { framework = null, phase = null, party = null, actorId = null } = row.classified ?? {}
  return [{ claimId, due, said: saidOf(row), confidence, review: row.review, framework, phase, party, actorId }]
}

async function findRows(
  db: Kysely<DB>,
  at: AsOf,
  { claims, outcomes }: { claims: readonly string[]; outcomes: readonly string[] },
): Promise<{ key: string; row: DueClaim | OutcomeRow }[]> {
  const keys = [...claims.map((id) => `claim/${id}`), ...outcomes.map((id) => `outcome/${id}`)]
  const { rows } = await sql<{ key: string; row: DueClaim | OutcomeRow }>`select found.key, found."row"
    from view_deadlines as found
    where ${held(deadlinesView, 'found', at)} and found.key = any(${keys}::text[])`.execute(db)
  return rows
}
