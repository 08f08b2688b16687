import { type RawBuilder, sql } from 'kysely'

/**
 * The condition that a row is the dossier's, as the indexes other than the primary key know it (migration 0127): a statement
 * that says so can't be answered by the key, nor one that does not by them, however large PostgreSQL takes the dossier for.
 */
export function isOfDossier(dossier: string, table?: string): RawBuilder<boolean> {
  return sql`${sql.ref(table === undefined ? 'dossier_id' : `${table}.dossier_id`)} collate "POSIX" = ${dossier}`
}
