import { readFile } from 'node:fs/promises'
import { freshDatabase } from '@onrecord/testing'
import { dumpFiles, dumpSchema } from '@onrecord/testing/dump'
import t from 'tap'

t.test('schema.sql and tables.ts are what the migrations make; else run pnpm db:dump', async (t) => {
  const { database } = await freshDatabase(t)
  const { sql, tables } = await dumpSchema(database)
  t.equal(sql, await readFile(dumpFiles.sql, 'utf8'))
  t.equal(tables, await readFile(dumpFiles.tables, 'utf8'))
})
