import type { DB } from '@onrecord/database'
import { type ConfigurationFault, type DossierConfiguration, jsonPointer } from '@onrecord/domain'
import { countReferences } from '@onrecord/projections'
import type { Kysely } from 'kysely'

const LISTS = { frameworks: 'framework', issues: 'issue', parties: 'party', actors: 'actor' } as const

/**
 * A warning for each thing that a new configuration no longer has and live claims refer to, as the views know them. What
 * the rules had said is classified anew; what a submitter or a reviewer had said keeps the id.
 */
export async function lostReferences(
  db: Kysely<DB>,
  { dossier, before, after }: { dossier: string; before: DossierConfiguration; after: DossierConfiguration },
): Promise<ConfigurationFault[]> {
  const gone = (list: keyof typeof LISTS): string[] => {
    const kept = new Set(after[list].map(({ id }) => id))
    return before[list].flatMap(({ id }) => (kept.has(id) ? [] : [id]))
  }
  const [frameworks, issues, parties, actors] = [gone('frameworks'), gone('issues'), gone('parties'), gone('actors')]
  const counts = await countReferences(db, { dossier, frameworks, issues, parties, actors })
  return counts.map(({ list, id, claims }) => ({
    severity: 'warning',
    pointer: jsonPointer([list]),
    says: `the ${LISTS[list]} ${id} is gone; ${claims === 1 ? '1 live claim refers' : `${claims} live claims refer`} to it`,
  }))
}
