import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Kysely, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { openDatabase } from './open-database.ts'

/** The numbered SQL files of the repository. */
export const migrationsFolder = fileURLToPath(new URL('../../../migrations', import.meta.url))

/**
 * Applies, as the owner, what the database lacks, in the order of the numbers and in one transaction: all or nothing.
 * Of several who migrate at once the others wait. Returns the names applied; the error of a failing file names it.
 */
export async function migrate({
  url,
  folder = migrationsFolder,
}: {
  url: string
  folder?: string
}): Promise<{ applied: string[] }> {
  const database = openDatabase({ url, name: 'onrecord migrate', role: null, poolSize: 1, limitMs: 0 })
  try {
    const migrator = new Migrator({ db: database.db, provider: { getMigrations: () => readMigrations(folder) } })
    const { error, results = [] } = await migrator.migrateToLatest()
    if (error !== undefined) {
      const failed = results.find(({ status }) => status === 'Error')?.migrationName
      throw new Error(failed ? `migration ${failed}.sql failed: ${reason(error)}` : reason(error), { cause: error })
    }
    return { applied: results.map(({ migrationName }) => migrationName) }
  } finally {
    await database.close()
  }
}

async function readMigrations(folder: string): Promise<Record<string, Migration>> {
  const files = (await readdir(folder)).filter((file) => /^\d{4}_\w+\.sql$/.test(file)).sort()
  const migrations = files.map(async (file): Promise<[string, Migration]> => {
    const text = await readFile(path.join(folder, file), 'utf8')
    return [path.basename(file, '.sql'), { up: (db) => runFile(db, text) }]
  })
  return Object.fromEntries(await Promise.all(migrations))
}

// Without parameters the driver sends the text as it is, so that one file may hold many statements.
async function runFile(db: Kysely<unknown>, text: string): Promise<void> {
  await sql.raw(text).execute(db)
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
