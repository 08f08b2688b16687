import type { OnrecordDatabase } from '@onrecord/database'
import { ColumnTypeNode, generate, IdentifierNode, PostgresDialect } from 'kysely-codegen'

/** The Kysely table types of a migrated database, as the text of packages/database/src/tables.ts. */
export function dumpTables({ db }: Pick<OnrecordDatabase, 'db'>): Promise<string> {
  // The same types that openDatabase's parsers give.
  const dialect = new PostgresDialect({ dateParser: 'string', numericParser: 'number' })
  // The driver would send an array as a PostgreSQL array: JSON goes in as text.
  const text = new IdentifierNode('string')
  Object.assign(dialect.adapter.definitions, { Json: new ColumnTypeNode(new IdentifierNode('JsonValue'), text, text) })
  return generate({
    db,
    dialect,
    typeMapping: { int8: 'number' },
    defaultSchemas: ['public'],
    includePattern: 'public.*',
    excludePattern: 'public.kysely_migration*',
    outFile: null,
    print: false,
  })
}
