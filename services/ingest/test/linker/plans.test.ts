import { openDatabase } from '@onrecord/database'
import { waitFor } from '@onrecord/testing'
import { type Kysely, sql } from 'kysely'
import t from 'tap'
import { freshDossier } from '../fixture.ts'
import { decide, documentIdOf, idOf, openLinker, record, type Said, settled } from './said.ts'

const said = (nth: number): Said => ({
  words: `The dockers would strike for ${nth} days at the northern quay unless pay rose by six per cent`,
  source: `Harbour Radio ${nth}`,
  kind: 'demand',
  act: 'demand',
  to: 'port-of-vell',
})
const answer: Said = {
  words: 'The port rejects the strike',
  source: 'The Vell Courier',
  claimant: 'port-of-vell',
  act: 'reject',
  stance: 'opposes',
  to: 'mara-lind',
  saidOn: '2026-03-05',
}

/** Reads of the linker's tables, by kind, since the database began. */
async function scans(db: Kysely<unknown>): Promise<{ whole: Record<string, number>; byIndex: number }> {
  const { rows } = await sql<{ name: string; whole: number; by_index: number }>`select relname as name,
      seq_scan::integer as whole, idx_scan::integer as by_index
    from pg_stat_user_tables
    where relname like 'linker\\_%'`.execute(db)
  const whole = Object.fromEntries(rows.map(({ name, whole }) => [name, whole]))
  return { whole, byIndex: rows.reduce((sum, { by_index }) => sum + by_index, 0) }
}

t.test('relating a document, and taking it back, reads no table of the linker as a whole', async (t) => {
  const { log, ownerUrl, dossier } = await freshDossier(t)
  const owner = openDatabase({ url: ownerUrl, name: 'owner', role: null, poolSize: 1 })
  t.teardown(() => owner.close())
  openLinker(t, log)
  await record(log, dossier, said(3))
  await settled(log, dossier)
  // Enough like it, found by other terms, that reading them all would be dearer than looking them up.
  await sql`insert into linker_claim (dossier_id, claim_id, document_id, facts, telling, cluster)
    select dossier_id, id, md5(id::text), facts, id, id
    from linker_claim, lateral (select gen_random_uuid() as id from generate_series(1, 4000)) as more`.execute(owner.db)
  await sql`insert into linker_term (dossier_id, key, term, claim_id)
    select claim.dossier_id, term.key + abs(hashtext(claim.claim_id::text)) % 100000 + 1, term.term, claim.claim_id
    from linker_claim as claim, (select key, term from linker_term limit 12) as term`.execute(owner.db)
  await sql`insert into linker_document (dossier_id, document_id)
    select dossier_id, document_id from linker_claim on conflict do nothing`.execute(owner.db)
  await sql`insert into linker_link (dossier_id, a, b, relation, rule)
    select dossier_id, claim_id, gen_random_uuid(), 'rejects', 'of-another' from linker_claim`.execute(owner.db)
  for (const name of ['claim', 'term', 'document', 'link']) {
    await sql`analyze ${sql.table(`linker_${name}`)}`.execute(owner.db)
  }

  // What this session has read so far is told before, not after.
  await sql`select pg_stat_force_next_flush()`.execute(owner.db)
  const before = await scans(owner.db as unknown as Kysely<unknown>)
  for (const nth of [4, 5, 6]) await record(log, dossier, said(nth))
  await record(log, dossier, answer)
  await settled(log, dossier)
  await decide(log, dossier, { type: 'ClaimRetracted', data: { claimId: idOf(said(4)), reason: null } })
  await decide(log, dossier, { type: 'DocumentWithdrawn', data: { documentId: documentIdOf(said(5)), reason: null } })
  await settled(log, dossier)

  // PostgreSQL tells of what a session did a while after.
  const told = async () => {
    const now = await scans(owner.db as unknown as Kysely<unknown>)
    return now.byIndex > before.byIndex + 100 ? now : undefined
  }
  const after = await waitFor(told, { what: 'the statistics of reads', timeoutMs: 60_000 })
  const { linker_dossier: _, ...whole } = after.whole
  for (const [name, count] of Object.entries(whole)) t.equal(count, before.whole[name], name)
})

t.test(
  'claims, terms and links are looked up by their own keys where statistics know other dossiers alone',
  async (t) => {
    const { log, ownerUrl, dossier } = await freshDossier(t)
    const owner = openDatabase({ url: ownerUrl, name: 'owner', role: null, poolSize: 1 })
    t.teardown(() => owner.close())
    const fill = async (of: string) => {
      await sql`insert into linker_term (dossier_id, key, term, claim_id)
      select ${of}, nth, nth, gen_random_uuid() from generate_series(1, 3000) as nth`.execute(owner.db)
      await sql`insert into linker_link (dossier_id, a, b, relation, rule)
      select ${of}, gen_random_uuid(), gen_random_uuid(), 'rejects', 'of-another' from generate_series(1, 3000)`.execute(
        owner.db,
      )
      await sql`insert into linker_claim (dossier_id, claim_id, document_id, facts, telling, cluster)
      select ${of}, id, md5(id::text), '{}', id, id
      from (select gen_random_uuid() as id from generate_series(1, 3000)) as more`.execute(owner.db)
    }
    await fill('elsewhere')
    await sql`vacuum analyze linker_term, linker_link, linker_claim`.execute(owner.db)
    openLinker(t, log)
    await record(log, dossier, said(3))
    await settled(log, dossier)
    await fill(dossier)
    for (const nth of [4, 5, 6]) await record(log, dossier, said(nth))
    await record(log, dossier, answer)
    await settled(log, dossier)

    const told = async () => {
      const { rows } = await sql<{ name: string; looks: number; entries: number }>`select indexrelname as name,
        idx_scan::integer as looks, idx_tup_read::integer as entries
      from pg_stat_user_indexes where relname in ('linker_term', 'linker_link', 'linker_claim')`.execute(owner.db)
      return rows.reduce((sum, { looks }) => sum + looks, 0) > 100 ? rows : undefined
    }
    const read = await waitFor(told, { what: 'the statistics of reads', timeoutMs: 60_000 })
    for (const { name, looks, entries } of read) t.ok(entries < 3000, `${name}: ${entries} entries for ${looks} looks`)
  },
)
