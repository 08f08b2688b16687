import type { OnrecordDatabase } from '@onrecord/database'
import { generate, PostgresDialect } from 'kysely-codegen'

/** The Kysely table types of a migrated database, as the text of packages/database/src/tables.ts. */
export function dumpTables({ db }: Pick<OnrecordDatabase, 'db'>): Promise<string> {
  return generate({
    db,
    // The same types that openDatabase's parsers give.
    dialect: new PostgresDialect({ dateParser: 'string', numericParser: 'number' }),
    typeMapping: { int8: 'number' },
    defaultSchemas: ['public'],
    includePattern: 'public.*',
    excludePattern: 'public.kysely_migration*',
    outFile: null,
    print: false,
  })
}
