import { readdir } from 'node:fs/promises'
import { sql } from 'kysely'
import { migrationsFolder } from './migrate.ts'
import { openDatabase, serviceRole } from './open-database.ts'

/**
 * A server as its user sees it. `isMember`: may act as the services' role; `missing`, `unknown`: names of migrations that
 * the database lacks and that this code lacks; both null where the user may not see which were applied.
 */
export type Inspection = {
  version: string
  user: string
  isMember: boolean
  missing: string[] | null
  unknown: string[] | null
}

/** Looks at a database and changes nothing, as the user of the url. Throws where it can't be reached. */
export async function inspectDatabase(url: string): Promise<Inspection> {
  const database = openDatabase({ url, name: 'onrecord doctor', role: null, poolSize: 1 })
  try {
    const { rows } = await sql<{ version: string; user: string; is_member: boolean; may_read: boolean | null }>`
      select current_setting('server_version') as version,
             current_user as user,
             coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = ${serviceRole}), false)
               as is_member,
             case when to_regclass('kysely_migration') is null then null
                  else has_table_privilege('kysely_migration', 'select') end as may_read`.execute(database.db)
    const [seen] = rows
    if (seen === undefined) throw new Error('the server answered nothing')
    const { version, user, is_member: isMember, may_read: mayRead } = seen
    if (mayRead === false) return { version, user, isMember, missing: null, unknown: null }
    const applied = mayRead === null ? [] : await appliedNames(database.db)
    const files = await readdir(migrationsFolder)
    const known = files.flatMap((file) => /^(\d{4}_\w+)\.sql$/.exec(file)?.[1] ?? []).sort()
    return {
      version,
      user,
      isMember,
      missing: known.filter((name) => !applied.includes(name)),
      unknown: applied.filter((name) => !known.includes(name)),
    }
  } finally {
    await database.close()
  }
}

async function appliedNames(db: ReturnType<typeof openDatabase>['db']): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}
