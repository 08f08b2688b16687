import type { DB } from '@onrecord/database'
import type { Kysely } from 'kysely'
import { newComponents } from './components.ts'
import type { LinkerDossier } from './linker-dossier.ts'
import { addClaimsBy } from './load-state.ts'
import { nodesOf } from './nodes-of.ts'
import { stateOf } from './relate-page.ts'
import { findJoins, saveGroups } from './store.ts'

/** Claims that are loaded at a time. */
const PAGE = 1000

/**
 * Puts claims that were only folded into the tellings and clusters that the log's links make of them. Without it, what is
 * joined by way of claims of a later page would be linked once more.
 */
export async function regroup(db: Kysely<DB>, dossier: string, known: LinkerDossier): Promise<void> {
  const joins = await findJoins(db, dossier)
  const ends = [...new Set(joins.flatMap(({ a, b }) => [a, b]))]
  const live = new Set<string>()
  for (let from = 0; from < ends.length; from += PAGE) {
    const page = stateOf(known, [])
    await addClaimsBy(db, dossier, page, { by: 'claim_id', values: ends.slice(from, from + PAGE) })
    for (const { claimId, live: counts } of nodesOf(page).values()) if (counts) live.add(claimId)
  }
  const [tellings, clusters] = [newComponents(), newComponents()]
  for (const { a, b, relation } of joins) {
    if (!live.has(a) || !live.has(b)) continue
    clusters.join(a, b)
    if (relation === 'restates') tellings.join(a, b)
  }
  const groups = [...live].map((claimId) => ({
    claimId,
    telling: tellings.leastOf(claimId),
    cluster: clusters.leastOf(claimId),
  }))
  await saveGroups(db, dossier, groups)
}
