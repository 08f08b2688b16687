import { writeFile } from 'node:fs/promises'
import { migrate, openDatabase } from '@onrecord/database'
import { dumpFiles, dumpSchema } from './dump.ts'
import { startTemporaryServer } from './temporary-server.ts'

// `pnpm db:dump`: writes what the migrations make, for reviewers to read and for the compiler.
const server = await startTemporaryServer()
try {
  await migrate({ url: server.url })
  const database = openDatabase({ url: server.url, name: 'db:dump', role: null })
  const { sql, tables } = await dumpSchema(database)
  await database.close()
  await writeFile(dumpFiles.sql, sql)
  await writeFile(dumpFiles.tables, tables)
} finally {
  await server.stop()
}
