import type { DB } from '@onrecord/database'
import type { IndexEntry, Probe } from '@onrecord/domain'
import { type Kysely, sql } from 'kysely'

/** Two claims that may relate: the one that asked, and the one that was found. */
export type Candidate = { asking: string; found: string }

/** Replaces what claims are found by. */
export async function saveTerms(
  db: Kysely<DB>,
  dossier: string,
  claims: readonly { claimId: string; entries: readonly IndexEntry[] }[],
): Promise<void> {
  if (claims.length === 0) return
  const ids = claims.map(({ claimId }) => claimId)
  // The collation names the index: by the other one, each look might read a whole dossier, whatever the planner guesses.
  await sql`delete from linker_term
    where ctid = any(array(
      select old.place
      from unnest(${ids}::uuid[]) as given (id)
      cross join lateral (
        select ctid as place from linker_term
        where dossier_id collate "POSIX" = ${dossier} and claim_id = given.id
        offset 0
      ) as old
    ))`.execute(db)
  const rows = claims.flatMap(({ claimId, entries }) =>
    entries.flatMap(({ key, terms }) => terms.map((term) => ({ claimId, key, term }))),
  )
  // In the order of the index, and without a look for each row whether it is there: nothing of these claims is left, and
  // one batch of a dossier is under way at a time.
  await sql`insert into linker_term (dossier_id, key, term, claim_id)
    select distinct ${dossier}, key, term, claim_id
    from unnest(
      ${rows.map(({ key }) => key)}::integer[], ${rows.map(({ term }) => term)}::integer[],
      ${rows.map(({ claimId }) => claimId)}::uuid[]) as given (key, term, claim_id)
    order by key, term, claim_id`.execute(db)
}

/** Claims that share as many terms as a probe asks for. */
export async function findCandidates(
  db: Kysely<DB>,
  dossier: string,
  claims: readonly { claimId: string; probes: readonly Probe[] }[],
): Promise<Candidate[]> {
  const asked = claims.flatMap(({ claimId, probes }) => probes.map((probe) => ({ claimId, probe })))
  const terms = asked.flatMap(({ probe }, nth) => probe.terms.map((term) => ({ nth, key: probe.key, term })))
  if (terms.length === 0) return []
  // `offset 0` keeps the planner from joining in another way: one look into the index a term, whatever it guesses.
  const { rows } = await sql<{ nth: number; found: string }>`select probe.nth, term.claim_id as found
    from unnest(
      ${terms.map(({ nth }) => nth)}::integer[], ${terms.map(({ key }) => key)}::integer[],
      ${terms.map(({ term }) => term)}::integer[]) as probe (nth, key, term)
    cross join lateral (
      select claim_id
      from linker_term
      where dossier_id = ${dossier} and key = probe.key and term = probe.term
      offset 0
    ) as term
    group by probe.nth, term.claim_id
    having count(*) >= (${asked.map(({ probe }) => probe.atLeast)}::integer[])[probe.nth + 1]`.execute(db)
  return rows.map(({ nth, found }) => ({ asking: asked[nth]?.claimId ?? '', found }))
}
