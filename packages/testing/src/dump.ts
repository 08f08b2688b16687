import { fileURLToPath } from 'node:url'
import type { OnrecordDatabase } from '@onrecord/database'
import { dumpSql } from './dump-sql.ts'
import { dumpTables } from './dump-tables.ts'

/** Where the two dumps are kept, committed. */
export const dumpFiles = {
  sql: fileURLToPath(new URL('../../../migrations/schema.sql', import.meta.url)),
  tables: fileURLToPath(new URL('../../database/src/tables.ts', import.meta.url)),
}

/** What a migrated database looks like: as SQL to read, and as Kysely's table types. */
export async function dumpSchema({ db, pool }: OnrecordDatabase): Promise<{ sql: string; tables: string }> {
  return { sql: await dumpSql(pool), tables: await dumpTables({ db }) }
}
